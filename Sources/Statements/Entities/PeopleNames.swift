import Diplomacy
import Language
import SourceText

/// The names of people: with their offices and states, and short forms joined to full ones.
extension OwnNames {
    /// The role of somebody whom the tables know: as the text tells it, else the office held in the year of publication.
    func role(of known: NameTable.Entry, _ mention: Mention, _ titles: TitleReader) -> String? {
        let range = analysis.words.range(of: mention.name ?? mention.span, in: mention)
        if !range.isEmpty, let office = office(mention, withoutTitles(range, titles), titles) { return office.role }
        guard let year = analysis.document.published?.first.year,
            let held = tables.leaders.office(of: known.code, in: year)
        else { return nil }
        return known.state.flatMap { tables.names.entry($0)?.name }.map { held + " of " + $0 } ?? held
    }

    /// The office of whoever is called somebody's counterpart: that of the person named before, for another state.
    func counterpart(
        _ mention: Mention, _ name: Range<Int>, of other: TitleReader.Office, _ titles: TitleReader
    ) -> TitleReader.Office? {
        let words = analysis.words
        var state: EntityID?
        var word = name.lowerBound - 1
        // `her Chilean counterpart, Elena Rojas`.
        while word >= 0, name.lowerBound - word <= 4, words.sentence[word] == words.sentence[mention.head] {
            if titles.lower(word) == "counterpart" {
                if word > 0 { state = stateOfWord[word - 1] }
                guard let state, let own = tables.names.entry(state)?.name else { return nil }
                var office = other
                office.state = other.title.actsForState ? state : nil
                office.role = other.title.words + " of " + own
                office.words = word..<(word + 1)
                return office
            }
            guard words.pennTag[word] == .comma else { return nil }
            word -= 1
        }
        return nil
    }

    /// The last word of the title that is told of a name; nil where none is.
    func title(of mention: Mention, _ titles: TitleReader) -> String? {
        let range = analysis.words.range(of: mention.name ?? mention.span, in: mention)
        guard !range.isEmpty, let office = office(mention, withoutTitles(range, titles), titles) else { return nil }
        return office.words.last.map(titles.lower)
    }

    /// The office told before a name, in its apposition, or by the noun that it is an apposition of.
    func office(_ mention: Mention, _ name: Range<Int>, _ titles: TitleReader) -> TitleReader.Office? {
        let words = analysis.words
        let sentence = Int(words.sentence[mention.head])
        guard sentence >= 0, sentence < analysis.sentences.count else { return nil }
        let first = analysis.sentences[sentence].words.lowerBound
        // Before the name, back to a mark.
        var low = min(mention.words.lowerBound, name.lowerBound)
        while low > first, name.lowerBound - low < 10, words.tag[low - 1] != .punctuation,
            words.tag[low - 1] != .verb, words.tag[low - 1] != .coordinator
        {
            low -= 1
        }
        if low < name.lowerBound, let found = titles.office(in: low..<name.lowerBound) {
            // A title that is part of another phrase stands farther off.
            let gap = found.words.upperBound..<name.lowerBound
            if gap.isEmpty
                || gap.allSatisfy({ words.tag[$0] != .verb }) && mention.words.contains(found.words.lowerBound)
            {
                return found
            }
        }
        var office: TitleReader.Office?
        trees.forEachChild(mention.head) { child in
            guard office == nil, words.relation[child] == .appos, words.tag[child] != .numeral else { return }
            office = titles.office(in: trees.nounPhrase(child, words))
        }
        if office == nil, words.relation[mention.head] == .appos {
            let governor = Int(words.head[mention.head])
            if governor >= 0, words.tag[governor] == .noun {
                let phrase = trees.nounPhrase(governor, words)
                office = titles.office(
                    in: phrase.lowerBound..<max(phrase.lowerBound, min(phrase.upperBound, name.lowerBound)))
            }
        }
        // By order of words: a name, a comma, a title.
        if office == nil, name.upperBound + 1 < words.count, words.pennTag[name.upperBound] == .comma {
            var end = name.upperBound + 1
            while end < words.count, end - name.upperBound < 20, words.sentence[end] == words.sentence[mention.head],
                words.tag[end] != .punctuation || words.pennTag[end] == .HYPH, words.tag[end] != .verb,
                words.tag[end] != .auxiliary
            {
                end += 1
            }
            let range = name.upperBound + 1..<end
            if let found = titles.office(in: range), found.words.lowerBound - range.lowerBound < 4 { office = found }
        }
        if office == nil, words.relation[mention.head] == .nsubj {
            let governor = Int(words.head[mention.head])
            if governor >= 0, words.tag[governor] == .noun,
                trees.child(of: governor, in: words, where: { $0 == .cop }) != nil
            {
                office = titles.office(in: trees.nounPhrase(governor, words))
            }
        }
        return office
    }

    /// The state in the genitive before a name.
    func owner(of head: Int) -> EntityID? {
        trees.child(of: head, in: analysis.words) { $0 == .nmodPoss }.flatMap { stateOfWord[$0] }
    }

    func isHyphen(_ word: Int) -> Bool {
        let span = analysis.words.span(word)
        return span.count == 1 && span.end <= analysis.text.count && analysis.text.bytes[span.start] == 0x2D
    }

    /// A person's name over a hyphen that the tree has cut it at, with the proper nouns behind: `Kassym-Jomart Tokayev`.
    func joined(_ name: Range<Int>) -> Range<Int> {
        let words = analysis.words
        var name = name
        if name.lowerBound >= 2, isHyphen(name.lowerBound - 1), words.tag[name.lowerBound - 2] == .properNoun,
            words.end[name.lowerBound - 2] == words.start[name.lowerBound - 1],
            words.sentence[name.lowerBound - 2] == words.sentence[name.lowerBound]
        {
            name = name.lowerBound - 2..<name.upperBound
        }
        var end = name.upperBound
        guard !name.isEmpty, end + 1 < words.count, isHyphen(end), words.end[end - 1] == words.start[end],
            words.tag[end + 1] == .properNoun, words.sentence[end + 1] == words.sentence[name.lowerBound]
        else { return name }
        end += 2
        while end < words.count, words.tag[end] == .properNoun, end - name.lowerBound < 8,
            words.sentence[end] == words.sentence[name.lowerBound], stateOfWord[end] == nil
        {
            end += 1
        }
        return name.lowerBound..<end
    }

    /// Whether a title right before a name of two to four words, or behind its comma, says that it is a person's after all.
    func hasOffice(_ mention: Mention, _ name: Range<Int>, _ titles: TitleReader) -> Bool {
        guard mention.kind != .person, nameWords.kind(of: name.map(titles.lower)) == nil else { return false }
        // `President Ousmane Fall`, whose last word is a noun as well: the title is a part of the name.
        if name.count > 2, let title = titles.title(in: name), title.title.actsForState,
            (2...3).contains(name.upperBound - title.words.upperBound), title.words.lowerBound - name.lowerBound <= 1,
            (title.words.upperBound..<name.upperBound).allSatisfy({ analysis.words.tag[$0] == .properNoun })
        {
            return true
        }
        guard (2...4).contains(name.count), let office = office(mention, name, titles) else { return false }
        return office.words.upperBound == name.lowerBound
            || office.words.lowerBound > name.upperBound && office.words.lowerBound - name.upperBound < 4
                && analysis.words.pennTag[name.upperBound] == .comma
    }

    /// A name without the titles, states and bodies in front of it.
    func withoutTitles(_ range: Range<Int>, _ titles: TitleReader) -> Range<Int> {
        var low = range.lowerBound
        if let title = titles.title(in: range.lowerBound..<max(range.lowerBound, range.upperBound - 1)) {
            low = title.words.upperBound
        }
        while low + 1 < range.upperBound,
            stateOfWord[low] != nil || groupOfWord[low] != nil || analysis.words.tag[low] == .punctuation
        {
            low += 1
        }
        return low..<range.upperBound
    }

    mutating func keep(_ names: [Name]) {
        struct Person {
            var words: [String]
            var text: String
            var state: EntityID?
            var office: TitleReader.Office?
            /// Somebody whom the tables know.
            var known: Entity?
        }
        var people: [Person] = []
        // By the last word, and by the first two and the last two: only who shares one of them can be the same.
        var byEnd: [String: [Int]] = [:]
        func ends(_ words: [String]) -> [String] {
            guard let last = words.last else { return [] }
            guard words.count > 1 else { return ["|" + last] }
            return ["|" + last, words[0] + " " + words[1] + "|", "|" + words[words.count - 2] + " " + last]
        }
        func enter(_ person: Int) { for end in ends(people[person].words) { byEnd[end, default: []].append(person) } }
        var ofName: [Int: Int] = [:]
        func parts(_ name: Name) -> [String] {
            name.words.filter { analysis.words.tag[$0] != .punctuation }.map {
                EntityID.slug(analysis.text[analysis.words.span($0)])
            }.filter { !$0.isEmpty }
        }
        // Full names first: one person where the last name is the same and the first does not speak against it.
        let split = names.map(parts)
        for entity in knownPeople {
            let words = entity.name.split(whereSeparator: { $0 == " " || $0 == "-" }).map { EntityID.slug(String($0)) }
            people.append(Person(words: words, text: entity.name, state: entity.state, known: entity))
            enter(people.count - 1)
        }
        for number in names.indices where split[number].count > 1 {
            let own = split[number]
            let near = Set(ends(own).flatMap { byEnd[$0] ?? [] }).sorted()
            let same =
                near.first { index in
                    let person = people[index]
                    guard let last = own.last, let first = own.first, person.words.last == last,
                        let other = person.words.first
                    else { return false }
                    return other == first
                        || other.first == first.first && (other.utf8.count == 1 || first.utf8.count == 1)
                }
                ?? near.first { index in
                    // A part of a longer name: `Kassym-Jomart`.
                    let person = people[index]
                    return own.count >= 2 && person.words.count >= 2
                        && (person.words.starts(with: own) || own.starts(with: person.words)
                            || person.words.suffix(own.count).elementsEqual(own)
                            || own.suffix(person.words.count).elementsEqual(person.words))
                }
            if let same {
                if own.count > people[same].words.count, people[same].known == nil {
                    people[same].words = own
                    people[same].text = names[number].text
                    enter(same)
                }
                ofName[number] = same
            } else {
                ofName[number] = people.count
                people.append(Person(words: own, text: names[number].text))
                enter(people.count - 1)
            }
        }
        var chains: [Int: Int] = [:]
        for number in names.indices {
            if let person = ofName[number] { chains[analysis.mentions[names[number].mention].chain] = person }
        }
        let byLastWord = Dictionary(grouping: people.indices) { people[$0].words.last ?? "" }
        let byFirstWord = Dictionary(grouping: people.indices) { people[$0].words.first ?? "" }
        var lone: [String: Int] = [:]
        for number in names.indices where split[number].count == 1 {
            let word = split[number][0]
            let byLast = byLastWord[word] ?? []
            let byFirst = byFirstWord[word] ?? []
            let chain = chains[analysis.mentions[names[number].mention].chain]
            if byLast.count == 1 {
                ofName[number] = byLast[0]
            } else if let chain, people[chain].words.contains(word) {
                ofName[number] = chain
            } else if byLast.isEmpty, byFirst.count == 1 {
                ofName[number] = byFirst[0]
            } else if let known = lone[word] {
                ofName[number] = known
            } else {
                lone[word] = people.count
                ofName[number] = people.count
                people.append(Person(words: [word], text: names[number].text))
            }
        }
        for number in names.indices {
            // `Paraguay's Rodrigo Acuña`.
            guard let person = ofName[number], people[person].state == nil else { continue }
            people[person].state = owner(of: analysis.mentions[names[number].mention].head)
        }
        for number in names.indices {
            guard let person = ofName[number], let office = names[number].office else { continue }
            if people[person].office == nil || people[person].state == nil && office.state != nil {
                people[person].office = office
            }
            people[person].state = people[person].state ?? office.state
        }
        // `President Clinton`, who is called nothing else.
        for index in people.indices where people[index].state == nil && people[index].known == nil {
            guard people[index].words.count == 1, people[index].office != nil, let surname = people[index].words.first
            else { continue }
            people[index].state = tables.leaders.state(
                ofSurname: surname, in: analysis.document.published?.first.year)
        }
        // `Finance Minister Diallo` in a paper of the land: of those of other states a text says where they are from.
        if let home, stateOfWord.lazy.filter({ $0 == home }).count > 2 {
            for number in names.indices {
                // `Ilave Bay, an official said`: only a title before the name is surely its own.
                guard let index = ofName[number], people[index].state == nil, people[index].known == nil,
                    let office = names[number].office, office.words.upperBound == names[number].words.lowerBound,
                    office.title.actsForState, !office.isPast,
                    office.title.role != "diplomat", !office.role.contains(" of ")
                else { continue }
                people[index].state = home
            }
        }
        for number in names.indices {
            guard let index = ofName[number] else { continue }
            let person = people[index]
            var entity =
                person.known
                ?? Entity(
                    id: EntityID(kind: .person, name: person.text), kind: .person, name: person.text,
                    state: person.state)
            entity.role = person.office?.role ?? entity.role
            var forms = [names[number].text]
            if let office = names[number].office, office.words.upperBound == names[number].words.lowerBound {
                let titled = analysis.words.span(office.words.lowerBound..<names[number].words.upperBound)
                forms.append(analysis.text[titled])
            }
            let mention = names[number].mention
            if let office = names[number].office, let last = office.words.last {
                let title = analysis.text[analysis.words.span(last)].lowercased()
                offices.append((mention, entity.id, title))
            }
            named[mention] = Named(entity: entity, forms: forms)
            personOfWord[analysis.mentions[mention].head] = entity.id
        }
    }
}
