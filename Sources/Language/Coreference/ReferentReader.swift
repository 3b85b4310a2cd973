import SourceText

/// Makes referents of mentions.
struct ReferentReader {
    let reference: ReferenceWords
    let entries: [Gazetteer.Entry]

    func read(
        _ mentions: [Mention], _ analysis: Analysis, _ context: MentionContext, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> [Referent] {
        let words = analysis.words
        let isQuoted = words.areQuoted()
        let paragraphs = analysis.paragraphOfWord()
        return mentions.map { referent($0, words, context, bytes, isQuoted, paragraphs[$0.head]) }
    }

    private func referent(
        _ mention: Mention, _ words: Words, _ context: MentionContext, _ bytes: UnsafeBufferPointer<UInt8>,
        _ isQuoted: [Bool], _ paragraph: Int32
    ) -> Referent {
        let facts = context.facts
        let head = mention.head
        let parent = Int(words.head[head])
        var known: ReferenceWords.Word? = nil
        if mention.form == .pronoun { known = reference[facts.lower[head]] }
        var gender = known?.gender ?? .unknown
        var number = known?.number ?? .unknown
        if mention.form != .pronoun {
            switch words.pennTag[head] {
            case .NNS, .NNPS: number = .plural
            case .NN, .NNP: number = .singular
            default: break
            }
            if mention.form == .name, mention.entry != nil { number = .singular }
        }

        // Name.
        var first: UInt64 = 0
        var last: UInt64 = 0
        var name: UInt64 = 0
        var initials: UInt64 = 0
        var nameWords = 0
        if mention.form == .name, let span = mention.name {
            name = 0xcbf2_9ce4_8422_2325
            var letters: UInt64 = 0xcbf2_9ce4_8422_2325
            var capitals = 0
            for word in mention.words where Int(words.start[word]) >= span.start && Int(words.end[word]) <= span.end {
                let tag = words.tag[word]
                if tag == .punctuation && words.pennTag[word] != .HYPH { continue }
                if nameWords == 0 { first = facts.form[word] }
                last = facts.form[word]
                name = (name ^ facts.lower[word]) &* 0x100_0000_01b3
                nameWords += 1
                let byte = bytes[Int(words.start[word])]
                if byte >= 0x41, byte <= 0x5A {
                    letters = (letters ^ UInt64(byte | 0x20)) &* 0x100_0000_01b3
                    capitals += 1
                }
                if mention.kind == .person, gender == .unknown, let given = reference[facts.form[word]], nameWords == 1
                {
                    gender = given.gender
                }
            }
            if capitals >= 2 { initials = letters }
            if nameWords == 1, facts.shape[head] == .capitals { initials = facts.lower[head] }
        }

        var determiner = Referent.Determiner.bare
        var modifiers: UInt64 = 0
        var state: UInt64 = 0
        var roles = Roles()
        var child = context.phrases.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = context.phrases.nextSibling[word]
            switch words.relation[word] {
            case .det:
                switch words.lemmaText(word) {
                case "the": determiner = .definite
                case "a", "an": determiner = .indefinite
                case "this", "that", "these", "those": determiner = .demonstrative
                default: determiner = .other
                }
            case .nmodPoss: determiner = .possessive
            case .amod, .compound, .nmod, .nummod, .aclRelcl, .acl: modifiers += 1
            default: break
            }
            switch words.relation[word] {
            case .amod, .compound, .nmodPoss, .nmod, .nmodDesc:
                if state == 0 { state = self.state(of: word, context) }
            default: break
            }
            if mention.form == .name, mention.kind == .person {
                switch words.relation[word] {
                case .compound, .nmodDesc:
                    if reference[facts.lower[word]]?.role == .title {
                        roles.insert(facts.lemma[word])
                        // `Kenyan President William Ruto`: the state belongs to the title.
                        if state == 0 { state = self.state(below: word, words, context) }
                    }
                case .appos where words.tag[word] == .noun: roles.insert(facts.lemma[word])
                default: break
                }
            }
            if gender == .unknown, mention.kind == .person,
                words.relation[word] == .nmodDesc || words.relation[word] == .compound,
                let title = reference[facts.lower[word]]
            {
                gender = title.gender
            }
        }
        if gender == .unknown, mention.form == .nominal, let kin = reference[facts.lower[head]] {
            gender = kin.gender
            if kin.number != .unknown { number = kin.number }
        }

        if mention.form == .name, mention.kind == .person, words.relation[head] == .appos, parent >= 0,
            words.tag[parent] == .noun
        {
            roles.insert(facts.lemma[parent])
        }

        var string: UInt64 = 0xcbf2_9ce4_8422_2325
        for word in mention.words {
            if words.relation[word] == .det || words.tag[word] == .punctuation { continue }
            if words.pennTag[word] == .POS { continue }
            string = (string ^ facts.lower[word]) &* 0x100_0000_01b3
        }

        let role: Referent.Role =
            switch words.relation[head] {
            case .nsubj, .nsubjOuter, .csubj, .csubjOuter: .subject
            case .nsubjPass, .csubjPass: .passiveSubject
            case .obj, .iobj: .object
            case .obl, .oblAgent, .oblUnmarked, .oblTmod, .oblNpmod: .oblique
            case .nmodPoss: .possessor
            case .nmod, .nmodUnmarked, .nmodTmod, .nmodNpmod, .nmodDesc: .modifier
            case .compound: .compound
            case .appos: .apposition
            default: .other
            }
        return Referent(
            words: mention.words, head: head, form: mention.form, kind: mention.kind, number: number, gender: gender,
            person: known?.person ?? 0, pronoun: known?.role, determiner: determiner, role: role,
            sentence: Int(words.sentence[head]), paragraph: paragraph, lemma: facts.lemma[head],
            lower: facts.lower[head], string: string,
            first: first, last: last, name: name, nameWords: nameWords, initials: initials, entry: mention.entry ?? -1,
            governor: parent >= 0 ? facts.lemma[parent] : 1, governorWord: parent, modifiers: modifiers,
            isQuoted: isQuoted[head], state: state, roles: roles, isDemonym: mention.use == .demonym)
    }

    /// The hash of the state that a word of the gazetteer stands for; 0 for none.
    private func state(of word: Int, _ context: MentionContext) -> UInt64 {
        let match = context.matchOfWord[word]
        guard match >= 0, let choice = context.matches[Int(match)].choices.first,
            let code = entries[choice.entry].state
        else { return 0 }
        return Feature.hash(code.utf8)
    }

    /// The state that an adjective or noun ties a title to; 0 for none.
    private func state(below title: Int, _ words: Words, _ context: MentionContext) -> UInt64 {
        var child = context.phrases.firstChild[title]
        while child >= 0 {
            let word = Int(child)
            child = context.phrases.nextSibling[word]
            switch words.relation[word] {
            case .amod, .compound, .nmodPoss, .nmod:
                let state = state(of: word, context)
                if state != 0 { return state }
            default: break
            }
        }
        return 0
    }
}
