import Diplomacy
import Language
import SourceText

/// What the names of a document say for themselves: known ones by their entry, unknown ones by their words.
struct OwnNames {
    /// A name and the forms in which it stands at one mention.
    struct Named {
        var entity: Entity
        var forms: [String]
    }

    struct Name {
        var mention: Int
        var words: Range<Int>
        var text: String
        var office: TitleReader.Office?
        /// The kind that the text around tells.
        var told: Entity.Kind?
    }

    let analysis: Analysis
    let trees: DependencyTrees
    let tables: Tables
    let nameWords: NameWords
    let kinds: KindsBeside
    let joinedNames: JoinedNames
    /// All forms of the tables.
    let forms: Set<String>
    /// The state, group or person that a word names, by its last word and its head.
    private(set) var stateOfWord: [EntityID?]
    private(set) var groupOfWord: [EntityID?]
    var personOfWord: [EntityID?]
    var named: [Int: Named] = [:]
    /// Who is told to hold an office, with the last word of the title, in order of the text: what `the minister` takes up.
    var offices: [(mention: Int, person: EntityID, title: String)] = []
    /// Mentions of bodies of another state than that of the tables, and of places called like an outlet.
    private var foreign: Set<Int> = []
    /// Those whom the tables know, each once.
    var knownPeople: [Entity] = []
    var isTitleCase: [Bool] = []
    /// The state that the report is from, where it is known and the report speaks of it: that of officials whose land it
    /// leaves out.
    private(set) var home: EntityID?

    init(
        _ analysis: Analysis, trees: DependencyTrees, tables: Tables, nameWords: NameWords, kinds: KindsBeside,
        joinedNames: JoinedNames, forms: Set<String>, home: EntityID? = nil
    ) {
        self.analysis = analysis
        self.trees = trees
        self.tables = tables
        self.nameWords = nameWords
        self.kinds = kinds
        self.joinedNames = joinedNames
        self.forms = forms
        let none = [EntityID?](repeating: nil, count: analysis.words.count)
        stateOfWord = none
        groupOfWord = none
        personOfWord = none
        self.home = home
    }

    /// Whether a mention names a body as the tables do, but is another: of another state, or a place.
    func isOfAnotherState(_ mention: Int) -> Bool { foreign.contains(mention) }

    /// The entity that a mention names by itself; nil for nouns, pronouns and what is no name worth keeping.
    func entity(of mention: Int) -> Named? { named[mention] }

    mutating func read() {
        let names = tables.names
        for mention in analysis.mentions where isKnown(mention) {
            guard let entry = mention.entry, mention.head < stateOfWord.count else { continue }
            let known = names.entries[entry]
            switch known.kind {
            case .state, .government, .place: stateOfWord[mention.head] = known.state
            case .group: groupOfWord[mention.head] = known.code
            case .person: personOfWord[mention.head] = known.code
            default: break
            }
        }
        isTitleCase = analysis.sentences.map(isTitleCase)
        let titles = TitleReader(analysis: analysis, tables: tables, stateOfWord: stateOfWord)
        var people: [Name] = []
        var others: [Name] = []
        var counts: [String: Int] = [:]
        var ofForm: [String: Int] = [:]
        var lastOffice: TitleReader.Office?
        for (index, mention) in analysis.mentions.enumerated() where mention.form == .name {
            if isKnown(mention), let entry = mention.entry {
                let known = names.entries[entry]
                if known.kind == .outlet || known.kind == .company, kinds.isNameOfPlace(mention, in: analysis) {
                    foreign.insert(index)
                    continue
                }
                let form = analysis.text[mention.name ?? mention.span]
                if known.kind == .organization, isOfAnotherState(mention, known) {
                    foreign.insert(index)
                    continue
                }
                if !isPartOfLonger(mention, known, form, titles) {
                    var entity = Entity(id: known.code, kind: known.kind, name: known.name, state: known.state)
                    if known.kind == .person {
                        entity.role = role(of: known, mention, titles)
                        let own = analysis.words.range(of: mention.name ?? mention.span, in: mention)
                        if !own.isEmpty {
                            let told = office(mention, withoutTitles(own, titles), titles)
                            lastOffice = told ?? lastOffice
                            // Who held an office of no state at some time may hold one of a state in this report.
                            entity.state = entity.state ?? told?.state
                            if told == nil, let lastOffice,
                                let same = counterpart(mention, withoutTitles(own, titles), of: lastOffice, titles)
                            {
                                entity.role = same.role
                            }
                        }
                        if let title = title(of: mention, titles) { offices.append((index, known.code, title)) }
                    }
                    let isSure = !isTitleCase[Int(analysis.words.sentence[mention.head])] || isForm(form)
                    named[index] = Named(entity: entity, forms: isSure ? [form] : [])
                    if known.kind == .person, !knownPeople.contains(where: { $0.id == known.code }) {
                        knownPeople.append(entity)
                    }
                    if mention.use != .adjective, mention.use != .demonym { ofForm[form] = ofForm[form] ?? index }
                    continue
                }
            }
            guard let span = mention.name, mention.head < analysis.words.count else { continue }
            var range = analysis.words.range(of: span, in: mention)
            let own = mention.kind == .person ? withoutTitles(joined(range), titles) : range
            var told = own.isEmpty ? nil : kinds.kind(of: mention, own, in: analysis, trees)
            if told == nil, !own.isEmpty, isJoined(mention, own) { told = .framework }
            var isPerson = mention.kind == .person || hasOffice(mention, range, titles)
            if isPerson, told == nil { told = kindOfLongName(own) }
            // What is called a carrier, or ends in `Shipping`, is nobody, if no title says otherwise.
            if isPerson, told != nil {
                if office(mention, own, titles) == nil { isPerson = false } else { told = nil }
            }
            if isPerson { range = withoutTitles(joined(range), titles) }
            guard !range.isEmpty, isNameLike(range) else { continue }
            if let title = titles.title(in: range), title.words == range { continue }
            let text = analysis.text[analysis.words.span(range)]
            var office = isPerson ? office(mention, range, titles) : nil
            if isPerson, office == nil, let lastOffice { office = counterpart(mention, range, of: lastOffice, titles) }
            if let office { lastOffice = office }
            let name = Name(mention: index, words: range, text: text, office: office, told: told)
            if !isDoubtful(range) { counts[text, default: 0] += 1 }
            if isPerson { people.append(name) } else { others.append(name) }
        }
        let written = writtenNames(others)
        let longer = Set(written.map(\.mention))
        others.removeAll { longer.contains($0.mention) }
        others += written
        // A surname at the beginning of a sentence is a name where the full one stands elsewhere.
        var ends: Set<String> = []
        for name in people where name.words.count > 1 {
            ends.insert(analysis.text[analysis.words.span(name.words.upperBound - 1)])
        }
        func isKept(_ name: Name) -> Bool {
            name.office != nil || !isDoubtful(name.words) || counts[name.text] != nil
                || analysis.mentions[name.mention].kind == .person
                    && (ends.contains(name.text) || isSubject(name.mention))
        }
        // A name that is known elsewhere in the text is known everywhere.
        func isOpen(_ name: Name) -> Bool {
            guard let index = ofForm[name.text] else { return isKept(name) }
            named[name.mention] = named[index]
            return false
        }
        others += takeThings(from: &people, others, ends)
        others.sort { $0.mention < $1.mention }
        keep(people.filter(isOpen))
        offices.sort { $0.mention < $1.mention }
        keepOthers(others.filter(isOpen), known: ofForm)
    }

    /// The kind that the last word of a name of several words tells, where that is no surname: `Lautaro Shipping`.
    private func kindOfLongName(_ name: Range<Int>) -> Entity.Kind? {
        guard name.count > 1 else { return nil }
        let parts = name.map { analysis.text[analysis.words.span($0)].lowercased() }
        switch nameWords.kind(of: parts) {
        case .company: return .company
        case .outlet: return .outlet
        case .framework: return .framework
        default: return nil
        }
    }

    /// Names of frameworks that end in a common noun, written with capitals: `the Suva Rules`.
    private func writtenNames(_ known: [Name]) -> [Name] {
        let words = analysis.words
        let bytes = analysis.text.bytes
        func isCapital(_ word: Int) -> Bool {
            let start = Int(words.start[word])
            return start < bytes.count && bytes[start] >= 0x41 && bytes[start] <= 0x5A
        }
        var result: [Name] = []
        var own: [Int: Range<Int>] = [:]
        for name in known { own[name.mention] = name.words }
        for (index, mention) in analysis.mentions.enumerated() where mention.form != .pronoun && named[index] == nil {
            let head = mention.head
            guard head < words.count, words.tag[head] == .noun || own[index]?.count == 1, isCapital(head) else {
                continue
            }
            let sentence = Int(words.sentence[head])
            guard !isTitleCase[sentence] else { continue }
            var first = head
            let limit = analysis.sentences[sentence].words.lowerBound
            while first > limit, isCapital(first - 1),
                words.tag[first - 1] == .properNoun || words.tag[first - 1] == .noun || words.pennTag[first - 1] == .VBG
            {
                first -= 1
            }
            // `the 2019 Banjul Seafarers' Convention`: the mark of a plural stands inside the name.
            if first - 2 > limit, words.pennTag[first - 1] == .POS, words.span(first - 1).count == 1,
                isCapital(first - 2), words.pennTag[first - 2] == .NNPS || words.pennTag[first - 2] == .NNS
            {
                first -= 2
                while first > limit, isCapital(first - 1), words.tag[first - 1] == .properNoun { first -= 1 }
            }
            let range = first..<(head + 1)
            guard range.count > max(1, own[index]?.count ?? 0), isNameLike(range) else { continue }
            let parts = range.map { analysis.text[words.span($0)].lowercased() }
            guard nameWords.kind(of: parts) == .framework else { continue }
            result.append(
                Name(
                    mention: index, words: range, text: analysis.text[words.span(range)], office: nil,
                    told: .framework))
        }
        return result
    }

    /// Whether states are said to join, sign or belong to what a name stands for, where its words tell nothing else or that of
    /// a body that states may join: `the fourth member of the Agadez Table`, `joined the Tiu River Commission`.
    private func isJoined(_ mention: Mention, _ name: Range<Int>) -> Bool {
        let words = analysis.words
        let parts = name.map { analysis.text[words.span($0)].lowercased() }
        if nameWords.kind(of: parts) != nil, !nameWords.isOfStates(parts) { return false }
        // `joined Macron` is no framework; `joined the Macron Line` is.
        let isDefinite =
            trees.child(of: mention.head, in: words) { $0 == .det }.map { words.lemmaText($0) == "the" } ?? false
        switch mention.kind {
        case .person, .place: guard isDefinite, parts.count > 1 else { return false }
        case .organization, .abstract, .event, .object: guard isDefinite || parts.count > 1 else { return false }
        default: return false
        }
        return joinedNames.isJoined(
            mention.head, isOfPlace: mention.kind == .place, words, trees, isState: { stateOfWord[$0] != nil })
    }

    /// The names that were taken for people's but are those of a thing: the text says so elsewhere, or names it as no person
    /// more often, and nobody is called so.
    private func takeThings(from people: inout [Name], _ others: [Name], _ surnames: Set<String>) -> [Name] {
        var told: [String: Entity.Kind] = [:]
        var asThing: [String: Int] = [:]
        for name in others {
            asThing[name.text, default: 0] += 1
            if let kind = name.told { told[name.text] = told[name.text] ?? kind }
        }
        let short = shortForms(of: others)
        var asPerson: [String: Int] = [:]
        var titled: Set<String> = []
        for name in people {
            asPerson[name.text, default: 0] += 1
            if name.office != nil { titled.insert(name.text) }
        }
        var things: [Name] = []
        people.removeAll { name in
            guard !titled.contains(name.text), !surnames.contains(name.text) else { return false }
            let isThing =
                told[name.text] != nil || short[name.text] != nil
                || asThing[name.text].map { $0 >= asPerson[name.text] ?? 0 } ?? false
            guard isThing else { return false }
            var name = name
            name.told = told[name.text]
            things.append(name)
            return true
        }
        return things
    }

    /// Whether a proper noun is the subject of a verb: `Tiim told the Herald`, where a common noun in capitals is no person.
    func isSubject(_ mention: Int) -> Bool {
        let head = analysis.mentions[mention].head
        return analysis.words.relation[head] == .nsubj && analysis.words.pennTag[head] == .NNP
    }

    /// A form as the tables have it: with plain apostrophes.
    static func plain(_ form: String) -> String {
        form.utf8.contains(0xE2) ? form.replacing("\u{2019}", with: "'") : form
    }

    func isForm(_ form: String) -> Bool { forms.contains(OwnNames.plain(form)) }

    /// Whether a known form is only the end of another name: `National Security Council`.
    func isPartOfLonger(
        _ mention: Mention, _ known: NameTable.Entry, _ form: String, _ titles: TitleReader
    ) -> Bool {
        switch known.kind {
        case .outlet where isOfOffice(mention): return true
        case .organization, .framework, .outlet, .company: break
        case .person:
            // A surname alone names who was in office at the time.
            if !form.contains(" "), let year = analysis.document.published?.first.year,
                !tables.leaders.isCurrent(known.code, in: year)
            {
                return true
            }
            // `Ivanka Trump` is not the Trump of the tables; `President Trump` is.
            guard let span = mention.name, !isForm(form) else { return false }
            let own = withoutTitles(analysis.words.range(of: span, in: mention), titles)
            return !own.isEmpty && !isForm(analysis.text[analysis.words.span(own)])
        default: return false
        }
        guard let span = mention.name, !isForm(form) else { return false }
        let range = analysis.words.range(of: span, in: mention)
        // A state or a place before it is no part of it: `US Congress`.
        guard let first = range.first, range.count > 1 else { return false }
        return analysis.words.tag[first] == .properNoun && stateOfWord[first] == nil && groupOfWord[first] == nil
            && isNameLike(range)
    }

    /// Whether a name stands behind `of` as what a ministry or its head is for: `the Ministry of Foreign Affairs`.
    func isOfOffice(_ mention: Mention) -> Bool {
        let words = analysis.words
        let head = Int(words.head[mention.head])
        guard head >= 0, words.relation[mention.head] == .nmod,
            trees.child(of: mention.head, in: words, where: { $0 == .case_ }).map({ words.lemmaText($0) == "of" })
                ?? false
        else { return false }
        let lemma = words.lemmaText(head).lowercased()
        return nameWords.isGovernmental(lemma) || tables.titles[lemma] != nil
    }

    /// Whether the state before a body of one word, as its owner or adjective, is not the state of the tables:
    /// `Paraguay's Senate`, `the Polish Senate`.
    func isOfAnotherState(_ mention: Mention, _ known: NameTable.Entry) -> Bool {
        guard let state = known.state else { return false }
        var found: EntityID?
        trees.forEachChild(mention.head) { child in
            switch analysis.words.relation[child] {
            case .nmodPoss, .amod, .compound, .nmodDesc: found = found ?? stateOfWord[child]
            case .nmod where child > mention.head: found = found ?? stateOfWord[child]
            default: break
            }
        }
        return found.map { $0 != state } ?? false
    }

    /// Whether a mention is a form of the gazetteer itself and not only in a chain with one.
    func isKnown(_ mention: Mention) -> Bool {
        mention.form == .name && mention.entry != nil && mention.use != nil
    }
}
