import SourceText

/// The proper name inside a mention.
extension MentionReader {
    /// Fills ``Mention/name``, and of gazetteer forms ``Mention/entry`` and ``Mention/use``, where only one is possible.
    func name(_ mentions: inout [Mention], _ analysis: Analysis, _ context: MentionContext) {
        for index in mentions.indices {
            let head = mentions[index].head
            let match = context.matchOfWord[head]
            if mentions[index].form == .name {
                if mentions[index].name == nil {
                    let range = properName(mentions[index], analysis.words, context)
                    mentions[index].name = analysis.words.span(range)
                    if match >= 0 {
                        let found = context.matches[Int(match)]
                        // The whole name is the form, or has only titles and the like more.
                        if found.span.contains(analysis.words.span(range)) || found.words.upperBound == range.upperBound
                        {
                            mentions[index].name = found.span.union(analysis.words.span(range))
                            set(&mentions[index], found)
                        }
                    }
                } else if match >= 0 {
                    set(&mentions[index], context.matches[Int(match)])
                }
            }
        }
    }

    private func set(_ mention: inout Mention, _ match: MentionContext.GazetteerMatch) {
        let choice = choose(match)
        mention.entry = choice?.entry
        mention.use = choice?.use
    }

    /// The first choice: a name before an acronym before a seat; none where an adjective or demonym belongs to two.
    private func choose(_ match: MentionContext.GazetteerMatch) -> Gazetteer.Surface? {
        guard let first = match.choices.first else { return nil }
        if match.choices.count == 1 { return first }
        if match.isAdjective {
            return match.choices.allSatisfy { $0.entry == first.entry } ? first : nil
        }
        return match.choices.first { $0.use == .name } ?? match.choices.first { $0.use == .acronym } ?? first
    }

    /// Settles names that are a place as well as a seat of government in their context.
    func settleSeats(_ mentions: inout [Mention], _ analysis: Analysis, _ context: MentionContext) {
        guard context.matches.contains(where: \.isSeat) else { return }
        var kinds = [Mention.Kind?](repeating: nil, count: analysis.words.count)
        var namings: [Int: Int] = [:]
        for mention in mentions {
            kinds[mention.head] = mention.kind
            if let entry = mention.entry, mention.use != .seat { namings[entry, default: 0] += 1 }
        }
        for index in mentions.indices where mentions[index].form == .name && mentions[index].entry != nil {
            let number = context.matchOfWord[mentions[index].head]
            guard number >= 0, context.matches[Int(number)].isSeat else { continue }
            let match = context.matches[Int(number)]
            guard seats.isGovernment(mentions[index], analysis.words, context, kind: { $0 >= 0 ? kinds[$0] : nil }),
                let seat = holder(of: match, namings)
            else { continue }
            mentions[index].entry = seat.entry
            mentions[index].use = .seat
            mentions[index].kind = .organization
        }
    }

    /// Whose seat a name is where several have it: who is named most in the document, the first one among equals. Brussels is
    /// Belgium's government where Belgium is what a report speaks of.
    private func holder(of match: MentionContext.GazetteerMatch, _ namings: [Int: Int]) -> Gazetteer.Surface? {
        let seats = match.choices.filter { $0.use == .seat }
        guard seats.count > 1 else { return seats.first }
        func count(_ seat: Gazetteer.Surface) -> Int {
            let holder = gazetteer.entries[seat.entry]
            // A government is named by its state, `Belgium` and `Belgian`.
            return namings.reduce(0) { sum, naming in
                let named = gazetteer.entries[naming.key]
                let isState =
                    holder.kind == "government" && named.kind == "state" && named.state == holder.state
                return naming.key == seat.entry || isState ? sum + naming.value : sum
            }
        }
        var best = seats[0]
        var most = count(best)
        for seat in seats.dropFirst() {
            let number = count(seat)
            if number > most { (best, most) = (seat, number) }
        }
        return best
    }

    /// The words of the proper name: the run of proper nouns around the head; for bodies, frameworks and events also over
    /// `of`, `for`, `and` to further proper nouns of the phrase. Titles in front of a person's name are no part of it.
    func properName(_ mention: Mention, _ words: Words, _ context: MentionContext) -> Range<Int> {
        let head = mention.head
        var low = head
        var high = head + 1
        let hasCommonHead = words.tag[head] == .noun
        func isPart(_ word: Int) -> Bool {
            if words.pennTag[word].isProperNoun || words.tag[word] == .properNoun { return true }
            // `Criminal Code`, `Digital Humanities`, where the tagger sees common words.
            if hasCommonHead, word != head, context.facts.shape[word] == .capitalised,
                words.tag[word] == .noun || words.tag[word] == .adjective,
                word > 0 && words.sentence[word - 1] == words.sentence[word]
            {
                return true
            }
            if Int(words.head[word]) == head, words.relation[word] == .flat || words.relation[word] == .flatName {
                return true
            }
            let match = context.matchOfWord[word]
            return match >= 0 && match == context.matchOfWord[head]
        }
        func isHyphen(_ word: Int) -> Bool { words.pennTag[word] == .HYPH }
        while low > mention.words.lowerBound {
            if isPart(low - 1) {
                low -= 1
            } else if low - 2 >= mention.words.lowerBound, isHyphen(low - 1), isPart(low - 2) {
                low -= 2
            } else {
                break
            }
        }
        while high < mention.words.upperBound {
            if isPart(high) {
                high += 1
            } else if high + 1 < mention.words.upperBound, isHyphen(high), isPart(high + 1) {
                high += 2
            } else {
                break
            }
        }
        // A number after the head is part of it: `Article 5`, `Boeing 787`, `Title IV`, `COVID-19`.
        if high < mention.words.upperBound, Int(words.head[high]) == head,
            words.tag[high] == .numeral || context.facts.shape[high] == .capitals
                || context.facts.shape[high] == .singleCapital
        {
            high += 1
        } else if high + 1 < mention.words.upperBound, isHyphen(high), words.tag[high + 1] == .numeral,
            words.start[high] == words.end[high - 1], words.start[high + 1] == words.end[high]
        {
            high += 2
        }
        switch mention.kind {
        case .person:
            while low < head, let known = reference[context.facts.lower[low]],
                known.role == .title || known.role == .kin
            {
                low += 1
            }
            if low < head, words.pennTag[low] == .period || words.pennTag[low] == .comma { low += 1 }
        case .organization, .event, .abstract, .place, .object:
            while high + 1 < mention.words.upperBound, isConnector(high, words) {
                var next = high + 1
                while next < mention.words.upperBound, isConnector(next, words) { next += 1 }
                guard next < mention.words.upperBound, next - high <= 3, isPart(next) else { break }
                // `Bahrain and Sudan` are two names: a known name that is whole joins no other.
                if (high..<next).contains(where: { words.tag[$0] == .coordinator }),
                    context.matchOfWord[high - 1] >= 0 || context.matchOfWord[next] >= 0
                {
                    break
                }
                high = next + 1
                while high < mention.words.upperBound, isPart(high) || isHyphen(high) { high += 1 }
                if isHyphen(high - 1) { high -= 1 }
            }
        default: break
        }
        // `Israel Friday closed the crossing`, `Vladimir Putin Monday accused`: the day is no part of a known name or a
        // person's, as it is of `Black Friday`.
        let match = context.matchOfWord[head]
        while high - low > 1, high - 1 > head, dayNames.contains(context.facts.lower[high - 1]),
            mention.kind == .person || match >= 0 && context.matches[Int(match)].words.upperBound < high
        {
            high -= 1
        }
        return low..<high
    }

    /// Words that join the parts of a body's name.
    private func isConnector(_ word: Int, _ words: Words) -> Bool {
        switch words.tag[word] {
        case .adposition:
            // Only `of`, `for` and the like: short prepositions that are no place of an event.
            words.lemmaText(word) == "of" || words.lemmaText(word) == "for"
        case .coordinator: words.lemmaText(word) == "and" || words.lemmaText(word) == "&"
        case .determiner: words.lemmaText(word) == "the"
        case .symbol: words.lemmaText(word) == "&"
        default: false
        }
    }
}
