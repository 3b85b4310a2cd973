import Language

/// Who and what a predicate is said of: its arguments with passive, control, relative clauses and coordination undone.
struct Arguments: Sendable {
    /// An argument behind a preposition.
    struct Oblique: Sendable {
        /// The preposition's lemma, as an index into ``Words/lemmas``; -1 where there is none.
        var preposition: Int32
        var head: Int
    }

    /// The one that acts: subject of an active verb, `by` phrase of a passive one.
    var agent: Int?
    /// The one that is acted upon: object of an active verb, subject of a passive one.
    var object: Int?
    /// The indirect object.
    var indirect: Int?
    var obliques: [Oblique] = []
    /// The open clause, `to join`.
    var open: Int?
    /// An infinitive that the tree hangs on the predicate as a purpose, where verbs that take one have no open clause:
    /// `threatened on Monday to break relations`.
    var purpose: Int?
    /// A participle beside the predicate that says what it is done for: `marched, demanding reform`.
    var participle: Int?
    /// The closed clause, `that it will join`.
    var closed: Int?
    /// The particle of a phrasal verb.
    var particle: Int?
    var isPassive = false
}

extension ReadingContext {
    /// The arguments of a verb, or of an adjective that predicates.
    func arguments(of predicate: Int) -> Arguments {
        var result = Arguments()
        var subject: Int?
        result.isPassive = isPassive(predicate)
        var child = trees.firstChild[predicate]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            switch words.relation[word] {
            case .nsubj, .nsubjPass, .nsubjOuter:
                // A second subject behind the verb is an object that was taken wrongly.
                if subject != nil, word > predicate {
                    result.object = result.object ?? word
                } else if subject == nil || timeOfWord[word] < 0 {
                    // `lawmakers Tuesday endorsed`: a day is no subject beside another.
                    subject = word
                }
            case .obj:
                // `$49 million assistance`: the thing rather than its amount.
                if result.object.map({ words.tag[$0] == .symbol || words.tag[$0] == .numeral }) ?? true {
                    result.object = word
                } else if let first = result.object, result.indirect == nil, first < word,
                    words.tag[first] == .pronoun || words.tag[first] == .properNoun, words.tag[word] == .noun,
                    words.tag[predicate] == .verb
                {
                    // `granted him asylum`, taken for two objects.
                    (result.indirect, result.object) = (first, word)
                }
            case .iobj: result.indirect = result.indirect ?? word
            case .oblAgent: result.agent = result.agent ?? word
            case .obl, .nmod:
                let preposition = trees.child(of: word, in: words) { $0 == .case_ }
                result.obliques.append(
                    Arguments.Oblique(preposition: preposition.map { words.lemma[$0] } ?? -1, head: word))
            case .conj:
                // `summoned the ambassador`, taken for two things joined by nothing.
                if word > predicate, words.tag[predicate] == .verb, words.tag[word] == .noun,
                    trees.child(of: word, in: words, where: { $0 == .cc || $0 == .punct }) == nil
                {
                    result.object = result.object ?? word
                }
            case .advcl, .acl:
                // `accused it of breaking the truce`: a clause behind a preposition.
                if let mark = trees.child(of: word, in: words, where: { $0 == .mark }), words.pennTag[mark] == .IN,
                    words.pennTag[word] == .VBG || isPerfectParticiple(word)
                {
                    result.obliques.append(Arguments.Oblique(preposition: words.lemma[mark], head: word))
                } else if word > predicate, words.pennTag[word] == .VB, words.relation[word] == .advcl {
                    result.purpose = result.purpose ?? word
                } else if word > predicate, words.pennTag[word] == .VBG, words.relation[word] == .advcl {
                    result.participle = result.participle ?? word
                }
            case .compoundPrt: result.particle = word
            case .xcomp: result.open = result.open ?? word
            case .ccomp: result.closed = result.closed ?? word
            default: break
            }
        }
        // `gave the Philippines five boats`, taken for one phrase.
        if let object = result.object, result.indirect == nil, !result.isPassive {
            result.indirect = receiver(in: object)
        }
        // One thing alone is no indirect object.
        if result.object == nil, !result.isPassive, let indirect = result.indirect {
            (result.object, result.indirect) = (indirect, nil)
        }
        // A bare phrase behind an active verb is its object, unless it is a time.
        if result.object == nil, !result.isPassive, words.tag[predicate] == .verb,
            let bare = result.obliques.first(where: {
                $0.preposition < 0 && $0.head > predicate && timeOfWord[$0.head] < 0 && words.tag[$0.head] != .adverb
            })
        {
            result.object = bare.head
        }
        let outer = subject.map { antecedent($0, of: predicate) } ?? sharedSubject(of: predicate)
        if result.isPassive {
            if result.object == nil { result.object = outer } else { result.indirect = result.indirect ?? outer }
            if result.agent == nil {
                result.agent =
                    result.obliques.first { $0.preposition >= 0 && words.lemmas[Int($0.preposition)] == "by" }?
                    .head
            }
        } else {
            // `stood by Peru`: behind an active verb nobody acts but its subject.
            if let phrase = result.agent,
                let preposition = trees.child(of: phrase, in: words, where: { $0 == .case_ })
            {
                result.obliques.append(Arguments.Oblique(preposition: words.lemma[preposition], head: phrase))
            }
            result.agent = outer
            // `the treaty that they signed`: the antecedent is the object.
            if result.object == nil, words.relation[predicate] == .aclRelcl, let subject, !isRelative(subject) {
                let head = Int(words.head[predicate])
                if head >= 0 { result.object = head }
            } else if let object = result.object, isRelative(object), words.relation[predicate] == .aclRelcl {
                let head = Int(words.head[predicate])
                if head >= 0 { result.object = head }
            }
        }
        return result
    }

    /// The name that the tree has drawn into the phrase of what somebody is given: a number stands between the two.
    private func receiver(in object: Int) -> Int? {
        guard words.tag[object] == .noun else { return nil }
        var name: Int?
        var number: Int?
        trees.forEachChild(object) { child in
            guard child < object else { return }
            switch words.relation[child] {
            case .compound where words.tag[child] == .properNoun && timeOfWord[child] < 0: name = child
            case .nummod: number = number ?? child
            default: break
            }
        }
        guard let name, let number, name < number, entity(ofHead: name) != nil else { return nil }
        return name
    }

    /// Whether a verb is a participle of the perfect: `having broken the truce`.
    private func isPerfectParticiple(_ verb: Int) -> Bool {
        words.pennTag[verb] == .VBN
            && trees.child(of: verb, in: words) { $0 == .aux }.map { words.pennTag[$0] == .VBG } ?? false
    }

    /// Whether a verb has a tense: no infinitive, no participle beside another clause.
    func isFinite(_ verb: Int) -> Bool {
        switch words.pennTag[verb] {
        case .VBZ, .VBP, .VBD: true
        case .VBN, .VB, .VBG: trees.child(of: verb, in: words) { $0 == .aux } != nil
        default: false
        }
    }

    /// Whether a verb is passive.
    func isPassive(_ predicate: Int) -> Bool {
        if words.pennTag[predicate] != .VBN { return false }
        if trees.child(of: predicate, in: words, where: { $0.isPassiveSubject || $0 == .auxPass }) != nil {
            return true
        }
        if trees.child(of: predicate, in: words, where: { $0 == .aux }) != nil { return false }
        switch words.relation[predicate] {
        // A participle with an object of its own is no passive: `workers called off a strike`, cut short.
        case .acl: return trees.child(of: predicate, in: words) { $0 == .obj } == nil
        case .amod: return true
        case .advcl: return trees.child(of: predicate, in: words) { $0.isSubject } == nil
        case .conj:
            let head = Int(words.head[predicate])
            return head >= 0 && head < predicate && words.pennTag[head] == .VBN && isPassive(head)
        default: return false
        }
    }

    /// The subject of a predicate in the text's own grammar, also where another clause gives it; nil where nothing does.
    func subject(of predicate: Int) -> Int? { subject(of: predicate, depth: 0) }

    private func subject(of predicate: Int, depth: Int) -> Int? {
        if let own = trees.child(
            of: predicate, in: words, where: { $0 == .nsubj || $0 == .nsubjPass || $0 == .nsubjOuter })
        {
            return antecedent(own, of: predicate)
        }
        return sharedSubject(of: predicate, depth: depth)
    }

    /// A relative pronoun's antecedent; any other subject itself.
    private func antecedent(_ subject: Int, of predicate: Int) -> Int {
        guard isRelative(subject) else { return subject }
        var clause = predicate
        var steps = 0
        while steps < 6, words.relation[clause] != .aclRelcl, words.head[clause] >= 0 {
            clause = Int(words.head[clause])
            steps += 1
        }
        let head = Int(words.head[clause])
        return words.relation[clause] == .aclRelcl && head >= 0 ? head : subject
    }

    private func isRelative(_ word: Int) -> Bool { words.pennTag[word] == .WDT || words.pennTag[word] == .WP }

    private func sharedSubject(of predicate: Int, depth: Int = 0) -> Int? {
        let head = Int(words.head[predicate])
        guard head >= 0, head < words.count, depth < 8 else { return nil }
        switch words.relation[predicate] {
        case .conj: return subject(of: head, depth: depth + 1)
        case .xcomp:
            // The object controls (`urged Iran to stop`) where the head has one and is no passive.
            if !isPassive(head) {
                if let object = trees.child(of: head, in: words, where: { $0 == .iobj })
                    ?? trees.child(of: head, in: words, where: { $0 == .obj })
                {
                    return object
                }
                // `called on Iran to stop`.
                if words.lemmaText(head) == "call" || words.lemmaText(head) == "appeal"
                    || words.lemmaText(head) == "press",
                    let oblique = trees.child(of: head, in: words, where: { $0 == .obl })
                {
                    return oblique
                }
            }
            return subject(of: head, depth: depth + 1)
        case .advcl, .ccomp:
            if words.relation[predicate] == .advcl, let own = subjectBehindTime(of: predicate, under: head) {
                return own
            }
            return subject(of: head, depth: depth + 1)
        case .acl:
            if words.pennTag[predicate] == .VBG || words.pennTag[predicate] == .VBN { return head }
            // `Oman was the first Gulf state to sign`: of whom that is said.
            if rankedNoun(over: predicate) == head, let named = ranked(head, depth: depth + 1) { return named }
            return owner(of: head, depth: depth + 1)
        case .aclRelcl: return head
        default: return nil
        }
    }

    /// The subject that the tree has taken for a time of the clause above: `left after a Chadian minister accused it`.
    private func subjectBehindTime(of predicate: Int, under head: Int) -> Int? {
        guard isFinite(predicate), predicate > head,
            trees.child(of: predicate, in: words, where: { $0 == .mark || $0 == .aux }) == nil
        else { return nil }
        var found: Int?
        trees.forEachChild(head) { child in
            guard words.relation[child] == .obl, child > head, child < predicate, timeOfWord[child] < 0,
                ["after", "before", "until"].contains(preposition(of: child) ?? ""),
                trees.subtree(child).upperBound == predicate
            else { return }
            found = child
        }
        return found
    }

    /// Words of rank over what somebody was the first or the last to do, which they have done.
    private static let ranks: Set<String> = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "latest",
        "only", "sole", "youngest", "newest", "earliest",
    ]

    /// Nouns of those who do something.
    private static let doers: Set<String> = [
        "state", "country", "nation", "member", "government", "republic", "kingdom", "party", "power", "ally",
        "neighbour",
        "neighbor", "leader", "president", "minister", "envoy", "diplomat", "bank", "company", "firm", "lender", "one",
        "woman", "man", "person", "parliament",
    ]

    /// The noun of a rank that an infinitive goes with, also where the tree hangs it on the verb beside that noun: `was the
    /// first state to sign`, `became the third to leave`; nil where there is none. Such an infinitive tells what is as certain as
    /// the rank, and no purpose.
    func rankedNoun(over infinitive: Int) -> Int? {
        guard words.pennTag[infinitive] == .VB,
            let mark = trees.child(of: infinitive, in: words, where: { $0 == .mark }), words.pennTag[mark] == .TO
        else { return nil }
        let head = Int(words.head[infinitive])
        guard head >= 0, head < infinitive else { return nil }
        func isRanked(_ noun: Int) -> Bool {
            // `the last chance to sign`, `its third attempt to join`: what the noun itself leaves open stays so.
            guard
                words.pennTag[noun] == .NNP || ReadingContext.doers.contains(words.lemmaText(noun))
                    || ReadingContext.ranks.contains(words.lemmaText(noun))
            else { return false }
            if ReadingContext.ranks.contains(words.lemmaText(noun)) { return true }
            var found = false
            trees.forEachChild(noun) { child in
                switch words.relation[child] {
                case .amod, .nummod, .compound, .det:
                    found = found || child < noun && ReadingContext.ranks.contains(words.lemmaText(child))
                default: break
                }
            }
            return found
        }
        if words.tag[head] != .verb { return isRanked(head) ? head : nil }
        guard words.relation[infinitive] == .advcl || words.relation[infinitive] == .xcomp else { return nil }
        return trees.child(of: head, in: words) { $0 == .xcomp || $0 == .obj }.flatMap {
            $0 < infinitive && words.tag[$0] != .verb && isRanked($0) ? $0 : nil
        }
    }

    /// Who is given a rank: the subject of its noun, of the verb that the noun completes, or what the noun stands beside.
    private func ranked(_ noun: Int, depth: Int) -> Int? {
        if let own = trees.child(of: noun, in: words, where: { $0.isSubject }) { return own }
        let head = Int(words.head[noun])
        guard head >= 0, depth < 8 else { return nil }
        switch words.relation[noun] {
        case .xcomp, .obj: return words.tag[head] == .verb ? subject(of: head, depth: depth + 1) : nil
        case .appos: return head
        default: return nil
        }
    }

    /// Whose a noun is that names an act: its genitive (`Iran's refusal`), else the subject of the verb that it hangs on.
    func owner(of noun: Int) -> Int? { owner(of: noun, depth: 0) }

    private func owner(of noun: Int, depth: Int) -> Int? {
        if let genitive = trees.child(of: noun, in: words, where: { $0 == .nmodPoss }) { return genitive }
        let head = Int(words.head[noun])
        guard head >= 0, head < words.count, depth < 8 else { return nil }
        switch words.relation[noun] {
        case .obj where words.tag[head] == .verb, .obl where words.tag[head] == .verb:
            return subject(of: head, depth: depth + 1)
        case .conj, .nmod: return owner(of: head, depth: depth + 1)
        default: return nil
        }
    }
}
