import SourceText

extension Analysis {
    /// Writes a row of `chancery annotate --layer entities`: `{id, mentions: [{start, end, type, chain, name}]}`, offsets in
    /// bytes.
    ///
    /// The row follows GUM and OntoNotes where ``mentions`` tell more: adjectives (`Kazakh`) are no mentions, `name` is
    /// the unbroken run of proper nouns around the head, titles included, and an apposition is a chain of its own.
    public func writeEntityRow(id: String, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.key("mentions")
            json.array { json in
                var alone = mentions.count
                var last: Span?
                for mention in mentions where mention.use != .adjective && mention.span != last {
                    last = mention.span
                    json.object { json in
                        json.member("start", mention.span.start)
                        json.member("end", mention.span.end)
                        json.member("type", mention.kind.rawValue)
                        if words.relation[mention.head] == .appos {
                            json.member("chain", alone)
                            alone += 1
                        } else {
                            json.member("chain", mention.chain)
                        }
                        if mention.form == .name { json.member("name", properNounRun(of: mention)) }
                    }
                }
            }
        }
        json.endLine()
    }

    /// The unbroken run of proper nouns (hyphens between, a number after) around the head of a mention, as GUM's `name`.
    func properNounRun(of mention: Mention) -> Span {
        let head = mention.head
        guard words.pennTag[head].isProperNoun else { return mention.name ?? words.span(head) }
        let run = words.properNouns(around: head, in: mention.words)
        var high = run.upperBound
        if mention.kind != .time, high < mention.words.upperBound, words.tag[high] == .numeral,
            Int(words.head[high]) == head
        {
            high += 1
        } else if high + 1 < mention.words.upperBound, words.pennTag[high] == .HYPH, words.tag[high + 1] == .numeral {
            high += 2
        }
        return words.span(run.lowerBound..<high)
    }
}
