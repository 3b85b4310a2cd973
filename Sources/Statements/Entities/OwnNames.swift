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
    }

    let analysis: Analysis
    let trees: DependencyTrees
    let tables: Tables
    let nameWords: NameWords
    /// All forms of the tables.
    let forms: Set<String>
    /// The state, group or person that a word names, by its last word and its head.
    private(set) var stateOfWord: [EntityID?]
    private(set) var groupOfWord: [EntityID?]
    private(set) var personOfWord: [EntityID?]
    var named: [Int: Named] = [:]
    /// Who is told to hold an office, with the last word of the title, in order of the text: what `the minister` takes up.
    private(set) var offices: [(mention: Int, person: EntityID, title: String)] = []
    /// Mentions of bodies of another state than that of the tables.
    private var foreign: Set<Int> = []
    /// Those whom the tables know, each once.
    private var knownPeople: [Entity] = []
    private var isTitleCase: [Bool] = []

    init(_ analysis: Analysis, trees: DependencyTrees, tables: Tables, nameWords: NameWords, forms: Set<String>) {
        self.analysis = analysis
        self.trees = trees
        self.tables = tables
        self.nameWords = nameWords
        self.forms = forms
        let none = [EntityID?](repeating: nil, count: analysis.words.count)
        stateOfWord = none
        groupOfWord = none
        personOfWord = none
    }

    /// Whether a mention names a body as the tables do, but of another state than theirs.
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
            let isPerson = mention.kind == .person || hasOffice(mention, range, titles)
            if isPerson { range = withoutTitles(joined(range), titles) }
            guard !range.isEmpty, isNameLike(range) else { continue }
            if let title = titles.title(in: range), title.words == range { continue }
            let text = analysis.text[analysis.words.span(range)]
            var office = isPerson ? office(mention, range, titles) : nil
            if isPerson, office == nil, let lastOffice { office = counterpart(mention, range, of: lastOffice, titles) }
            if let office { lastOffice = office }
            let name = Name(mention: index, words: range, text: text, office: office)
            if !isDoubtful(range) { counts[text, default: 0] += 1 }
            if isPerson { people.append(name) } else { others.append(name) }
        }
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
        keep(people.filter(isOpen))
        offices.sort { $0.mention < $1.mention }
        keepOthers(others.filter(isOpen), known: ofForm)
    }

    /// Whether a proper noun is the subject of a verb: `Tiim told the Herald`, where a common noun in capitals is no person.
    private func isSubject(_ mention: Int) -> Bool {
        let head = analysis.mentions[mention].head
        return analysis.words.relation[head] == .nsubj && analysis.words.pennTag[head] == .NNP
    }

    /// A form as the tables have it: with plain apostrophes.
    static func plain(_ form: String) -> String {
        form.utf8.contains(0xE2) ? form.replacing("\u{2019}", with: "'") : form
    }

    private func isForm(_ form: String) -> Bool { forms.contains(OwnNames.plain(form)) }

    /// Whether a known form is only the end of another name: `National Security Council`.
    private func isPartOfLonger(
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
    private func isOfOffice(_ mention: Mention) -> Bool {
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
    private func isOfAnotherState(_ mention: Mention, _ known: NameTable.Entry) -> Bool {
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
    private func isKnown(_ mention: Mention) -> Bool {
        mention.form == .name && mention.entry != nil && mention.use != nil
    }

    // MARK: - People

    /// The role of somebody whom the tables know: as the text tells it, else the office held in the year of publication.
    private func role(of known: NameTable.Entry, _ mention: Mention, _ titles: TitleReader) -> String? {
        let range = analysis.words.range(of: mention.name ?? mention.span, in: mention)
        if !range.isEmpty, let office = office(mention, withoutTitles(range, titles), titles) { return office.role }
        guard let year = analysis.document.published?.first.year,
            let held = tables.leaders.office(of: known.code, in: year)
        else { return nil }
        return known.state.flatMap { tables.names.entry($0)?.name }.map { held + " of " + $0 } ?? held
    }

    /// The office of whoever is called somebody's counterpart: that of the person named before, for another state.
    private func counterpart(
        _ mention: Mention, _ name: Range<Int>, of other: TitleReader.Office, _ titles: TitleReader
    ) -> TitleReader.Office? {
        let words = analysis.words
        var state: EntityID?
        var word = name.lowerBound - 1
        // `her Tanzanian counterpart, Elias Mushi`.
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
    private func title(of mention: Mention, _ titles: TitleReader) -> String? {
        let range = analysis.words.range(of: mention.name ?? mention.span, in: mention)
        guard !range.isEmpty, let office = office(mention, withoutTitles(range, titles), titles) else { return nil }
        return office.words.last.map(titles.lower)
    }

    /// The office told before a name, in its apposition, or by the noun that it is an apposition of.
    private func office(_ mention: Mention, _ name: Range<Int>, _ titles: TitleReader) -> TitleReader.Office? {
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
    private func owner(of head: Int) -> EntityID? {
        trees.child(of: head, in: analysis.words) { $0 == .nmodPoss }.flatMap { stateOfWord[$0] }
    }

    private func isHyphen(_ word: Int) -> Bool {
        let span = analysis.words.span(word)
        return span.count == 1 && span.end <= analysis.text.count && analysis.text.bytes[span.start] == 0x2D
    }

    /// A person's name over a hyphen that the tree has cut it at, with the proper nouns behind: `Kassym-Jomart Tokayev`.
    private func joined(_ name: Range<Int>) -> Range<Int> {
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
    private func hasOffice(_ mention: Mention, _ name: Range<Int>, _ titles: TitleReader) -> Bool {
        guard (2...4).contains(name.count), mention.kind != .person,
            nameWords.kind(of: name.map(titles.lower)) == nil, let office = office(mention, name, titles)
        else { return false }
        return office.words.upperBound == name.lowerBound
            || office.words.lowerBound > name.upperBound && office.words.lowerBound - name.upperBound < 4
                && analysis.words.pennTag[name.upperBound] == .comma
    }

    /// A name without the titles, states and bodies in front of it.
    private func withoutTitles(_ range: Range<Int>, _ titles: TitleReader) -> Range<Int> {
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

    private mutating func keep(_ names: [Name]) {
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

    // MARK: - What is no name

    /// Whether some words can be a name at all.
    private func isNameLike(_ range: Range<Int>) -> Bool {
        guard range.count <= 12 else { return false }
        let words = analysis.words
        let bytes = analysis.text.bytes
        var letters = 0
        var isProper = false
        for word in range {
            let span = words.span(word)
            guard span.end <= bytes.count, !span.isEmpty else { return false }
            let byte = bytes[span.start]
            if byte >= 0x41 && byte <= 0x5A || byte >= 0xC3 { letters += 1 }
            if words.tag[word] == .properNoun { isProper = true }
        }
        let first = bytes[words.span(range.lowerBound).start]
        return letters > 0 && isProper && !(first >= 0x61 && first <= 0x7A && range.count == 1)
            && words.span(range).count <= 120
    }

    /// Whether capitals say little: a single word at the beginning of a sentence, or a heading in capitals.
    private func isDoubtful(_ range: Range<Int>) -> Bool {
        let sentence = Int(analysis.words.sentence[range.lowerBound])
        guard sentence >= 0, sentence < analysis.sentences.count else { return true }
        if isTitleCase[sentence] { return true }
        return range.count == 1 && range.lowerBound == analysis.sentences[sentence].words.lowerBound
    }

    /// Whether most longer words of a sentence begin with capitals.
    private func isTitleCase(_ sentence: Sentence) -> Bool {
        var long = 0
        var capitals = 0
        let bytes = analysis.text.bytes
        for word in sentence.words.prefix(60) {
            let span = analysis.words.span(word)
            guard span.count >= 4, span.end <= bytes.count else { continue }
            long += 1
            let byte = bytes[span.start]
            if byte >= 0x41 && byte <= 0x5A { capitals += 1 }
        }
        guard long > 0 else { return false }
        // No sentence without a full stop at its end, if it is short.
        return long >= 3 ? capitals * 10 >= long * 8 : sentence.words.count <= 4 && capitals == long
    }
}

extension Words {
    /// The words of a mention that stand in a span.
    func range(of span: Span, in mention: Mention) -> Range<Int> {
        var low = mention.words.lowerBound
        var high = mention.words.upperBound
        while low < high, low < count, Int(end[low]) <= span.start { low += 1 }
        while high > low, high <= count, Int(start[high - 1]) >= span.end { high -= 1 }
        return low..<max(low, min(high, count))
    }
}
