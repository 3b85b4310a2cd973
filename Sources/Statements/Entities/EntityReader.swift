import Diplomacy
import Foundation
import Language
import SourceText

/// Names the entities of a document: by the tables where a name is known, else by its own words, title and context.
///
/// A name says for itself what it is; nouns and pronouns are what their chain is, or the government of the state that
/// stands before them (`the Kazakh government`, `Israeli officials`).
struct EntityReader: Sendable {
    private let tables: Tables
    private let nameWords: NameWords
    private let kinds: KindsBeside
    private let joined: JoinedNames
    /// Entries of bodies by the slugs of their names, for publishers.
    private let bodies: [String: Int]
    /// The states of the names of one word that are a state's own or its seat's, in lower case.
    private let seats: [String: EntityID]
    /// All forms of the tables.
    private let forms: Set<String>

    init(tables: Tables, resources: TableFolder) throws {
        self.tables = tables
        nameWords = try NameWords(resources: resources)
        kinds = try KindsBeside(resources: resources)
        joined = try JoinedNames(resources: resources)
        var bodies: [String: Int] = [:]
        for surface in tables.names.surfaces where surface.use == .name || surface.use == .acronym {
            switch tables.names.entries[surface.entry].kind {
            case .outlet: bodies[EntityReader.key(surface.text)] = surface.entry
            case .organization, .framework, .company:
                let key = EntityReader.key(surface.text)
                if bodies[key] == nil { bodies[key] = surface.entry }
            default: continue
            }
        }
        self.bodies = bodies
        var seats: [String: EntityID] = [:]
        for surface in tables.names.surfaces where surface.use == .name || surface.use == .seat {
            let entry = tables.names.entries[surface.entry]
            guard entry.kind == .state || entry.kind == .government || surface.use == .seat, let state = entry.state,
                state.isState, surface.text.allSatisfy({ $0.isLetter })
            else { continue }
            seats[surface.text.lowercased()] = state
        }
        self.seats = seats
        forms = Set(tables.names.surfaces.map { OwnNames.plain($0.text) })
    }

    private static func key(_ name: String) -> String {
        let slug = EntityID.slug(name)
        return slug.hasPrefix("the-") ? String(slug.dropFirst(4)) : slug
    }

    /// The entities of a document.
    func read(_ analysis: Analysis) -> DocumentEntities {
        var result = DocumentEntities()
        let trees = DependencyTrees(analysis.words)
        let home = home(of: analysis)
        result.home = home
        var names = OwnNames(
            analysis, trees: trees, tables: tables, nameWords: nameWords, kinds: kinds, joinedNames: joined,
            forms: forms, home: home)
        names.read()
        result.ofMention = Array(repeating: nil, count: analysis.mentions.count)

        // What names say for themselves.
        var ofChain: [Int: EntityID] = [:]
        for (index, mention) in analysis.mentions.enumerated() {
            guard let own = names.entity(of: index) else { continue }
            result.ofMention[index] = own.entity.id
            for form in own.forms { result.add(own.entity, form: form) }
            if own.forms.isEmpty { result.add(own.entity, form: nil) }
            // An adjective or a people is no antecedent of a noun: `the country` is, by the chain's other names.
            if mention.use != .adjective, ofChain[mention.chain] == nil { ofChain[mention.chain] = own.entity.id }
        }
        // Nouns and pronouns.
        var people = PeopleInReach(analysis, trees: trees, offices: names.offices)
        var topics = StateTopics(analysis, trees: trees, home: home)
        let pronouns = SubjectPronouns(analysis, trees: trees)
        for (index, mention) in analysis.mentions.enumerated() {
            if let id = result.ofMention[index] {
                if id.rawValue.hasPrefix("person:") { people.note(id, at: index, state: result.state(id)) }
                topics.note(mention, id, state: result.state(id))
                continue
            }
            if takeSubject(index, ofChain[mention.chain], pronouns, &result) {
                if let id = result.ofMention[index] { topics.note(mention, id, state: result.state(id)) }
                continue
            }
            // `the President`, `the Ministry` are written like names.
            let isGeneral = mention.form == .name && mention.entry == nil && isGeneral(mention, analysis)
            guard mention.form != .name || mention.entry != nil || isGeneral else { continue }
            // `the minister`, and `he` where the chain knows nobody or no person.
            let chained = ofChain[mention.chain]
            let isChainedPerson = chained?.rawValue.hasPrefix("person:") ?? false
            if !isChainedPerson,
                let person = people.person(
                    of: index, stateOfWord: names.stateOfWord, ofMention: result.ofMention)
            {
                result.ofMention[index] = person
                people.note(person, at: index, state: result.state(person))
                if chained == nil { ofChain[mention.chain] = person }
                continue
            }
            // `she` is no state.
            if chained != nil, !isChainedPerson, people.isPersonal(index) { continue }
            if mention.form == .nominal || isGeneral,
                isOtherBody(mention, chained, analysis, trees, result)
                    || isOfItsParagraph(index, chained, topics, analysis, trees, result)
            {
                guard
                    let body = government(mention, analysis, trees, names, result, home: topics.state(at: mention.head))
                else {
                    continue
                }
                result.add(body, form: mention.words.count <= 4 ? analysis.text[mention.span] : nil)
                result.ofMention[index] = body.id
                continue
            }
            if names.isOfAnotherState(index) {
                // `Paraguay's Senate` is not the one of the tables.
                guard let body = government(mention, analysis, trees, names, result, home: nil) else { continue }
                result.add(body, form: analysis.text[mention.span])
                result.ofMention[index] = body.id
            } else if ofChain[mention.chain].map({ !$0.rawValue.hasPrefix("co:") }) ?? true,
                let company = company(mention, analysis, trees, names)
            {
                // `Paraguay's state energy company` is not Paraguay.
                result.add(company, form: analysis.text[mention.span])
                result.ofMention[index] = company.id
            } else if let id = ofChain[mention.chain], !isGeneral || isChainedPerson {
                // `Karen aid groups` are no one body that was named.
                if analysis.words.pennTag[mention.head] == .NNS, mention.words.count > 2, isBodyOfItsOwn(id) {
                    continue
                }
                result.ofMention[index] = id
                if isChainedPerson { people.note(id, at: index, state: result.state(id)) }
                topics.note(mention, id, state: result.state(id))
            } else if let entry = mention.entry {
                let known = tables.names.entries[entry]
                result.add(Entity(id: known.code, kind: known.kind, name: known.name, state: known.state), form: nil)
                result.ofMention[index] = known.code
            } else if mention.form == .nominal || isGeneral,
                let body = government(mention, analysis, trees, names, result, home: topics.state(at: mention.head))
            {
                result.add(body, form: mention.words.count <= 4 ? analysis.text[mention.span] : nil)
                result.ofMention[index] = body.id
                ofChain[mention.chain] = body.id
            }
        }
        addSource(analysis.document, to: &result)
        return result
    }

    /// Takes `it` and `they` for the subject before them where that is somebody who acts for a state and the chain says another, or
    /// nobody where the clause around them tells who.
    private func takeSubject(
        _ index: Int, _ chained: EntityID?, _ pronouns: SubjectPronouns, _ result: inout DocumentEntities
    ) -> Bool {
        guard let antecedent = pronouns.antecedent(of: index) else { return false }
        let ids = antecedent.mentions.map { result.ofMention[$0] }
        guard ids.allSatisfy({ $0.map(isOfState) ?? false }), let first = ids[0] else { return false }
        if ids.count == 1 {
            if chained == first { return false }
            let isOther = chained.map(isOfState) ?? false
            guard isOther || antecedent.isOfGovernor && pronouns.isDoing(index) else { return false }
        } else {
            result.others[index] = ids.dropFirst().compactMap { $0 }
        }
        result.ofMention[index] = first
        return true
    }

    private func isOfState(_ id: EntityID) -> Bool { id.isState || id.rawValue.hasPrefix("gov:") }

    private func isBodyOfItsOwn(_ id: EntityID) -> Bool {
        id.rawValue.hasPrefix("fw:") || id.rawValue.hasPrefix("org:") || id.rawValue.hasPrefix("co:")
    }

    /// Whether a mention with capitals is only a kind of office or body: `the President`, `The Ministry`.
    private func isGeneral(_ mention: Mention, _ analysis: Analysis) -> Bool {
        let word = analysis.text[analysis.words.span(mention.head)].lowercased()
        return tables.titles[word] != nil || nameWords.isGovernmental(word)
    }

    /// The government or group of states that a noun with a state before it stands for.
    private func government(
        _ mention: Mention, _ analysis: Analysis, _ trees: DependencyTrees, _ names: OwnNames,
        _ result: DocumentEntities, home: EntityID?
    ) -> Entity? {
        let words = analysis.words
        let lemma = words.lemmaText(mention.head).lowercased()
        let acts = nameWords.isGovernmental(lemma) || (tables.titles[lemma]?.actsForState ?? false)
        let isStates = ["state", "country", "nation", "republic"].contains(lemma)
        if !acts, nameWords.isOfMembers(lemma) {
            return home.flatMap { legislature(of: $0, by: mention, analysis, trees) }
        }
        guard acts || isStates else { return nil }
        // `a former minister` speaks for no government.
        if trees.child(of: mention.head, in: words, where: { $0 == .amod }).map({
            TitleReader.past.contains(words.lemmaText($0).lowercased())
        }) ?? false {
            return nil
        }
        var found: EntityID?
        trees.forEachChild(mention.head) { child in
            switch words.relation[child] {
            case .amod, .compound, .nmodPoss, .nmodDesc: break
            case .nmod:
                guard let marker = trees.child(of: child, in: words, where: { $0 == .case_ }),
                    words.lemmaText(marker) == "of"
                else { return }
            default: return
            }
            if let state = names.stateOfWord[child] {
                found = found ?? state
            } else if let group = names.groupOfWord[child], words.pennTag[mention.head] == .NNS {
                found = found ?? group
            } else if let person = names.personOfWord[child], let state = result.state(person) {
                found = found ?? state
            } else if acts, words.tag[child] == .properNoun {
                // `the Bush administration`, where no full name says which Bush.
                found =
                    found
                    ?? tables.leaders.state(
                        ofSurname: analysis.text[words.span(child)], in: analysis.document.published?.first.year)
            }
        }
        // `the government`, of the land that the paragraph is about or the report is from.
        if found == nil, nameWords.isGovernmental(lemma), isDefinite(mention, analysis, trees) { found = home }
        guard let found else { return nil }
        if found.isState {
            guard acts else { return nil }
            if let own = ownBody(mention, lemma, found, analysis, trees) { return own }
            let code = EntityID(rawValue: "gov:" + found.rawValue)
            let name = tables.names.entry(code)?.name ?? "government of \(found)"
            return Entity(id: code, kind: .government, name: name, state: found)
        }
        guard let group = tables.names.entry(found) else { return nil }
        return Entity(id: group.code, kind: group.kind, name: group.name)
    }

    /// The company that a noun with its state in the genitive stands for where the text gives no name: `Paraguay's state energy
    /// company`.
    private func company(
        _ mention: Mention, _ analysis: Analysis, _ trees: DependencyTrees, _ names: OwnNames
    ) -> Entity? {
        let words = analysis.words
        guard mention.form == .nominal, words.pennTag[mention.head] == .NN,
            kinds.isCompany(words.lemmaText(mention.head).lowercased()), mention.words.count <= 8,
            let owner = trees.child(of: mention.head, in: words, where: { $0 == .nmodPoss }),
            let state = names.stateOfWord[owner]
        else { return nil }
        let own = mention.words.drop { $0 <= owner || words.pennTag[$0] == .POS }
        guard own.count > 1, let first = own.first, first <= mention.head else { return nil }
        let text = analysis.text[words.span(first..<(mention.head + 1))]
        guard !text.contains(where: \.isNewline) else { return nil }
        return Entity(
            id: EntityID(kind: .company, name: state.rawValue + " " + text), kind: .company,
            name: analysis.text[words.span(owner..<(mention.head + 1))], state: state)
    }

    /// A body of a state that is no government as a whole: `the energy ministry`, `police`.
    private func ownBody(
        _ mention: Mention, _ lemma: String, _ state: EntityID, _ analysis: Analysis, _ trees: DependencyTrees
    ) -> Entity? {
        guard nameWords.isBody(lemma) else { return nil }
        let words = analysis.words
        var name = lemma
        trees.forEachChild(mention.head) { child in
            let lemma = words.lemmaText(child).lowercased()
            // `energy ministry`, and `foreign ministry` as there is a foreign minister.
            if words.relation[child] == .compound || words.relation[child] == .amod,
                words.tag[child] == .noun || tables.titles[lemma + " minister"] != nil
            {
                name = lemma + " " + name
            }
        }
        return Entity(
            id: EntityID(kind: .government, name: state.rawValue + " " + name), kind: .government, name: name,
            state: state)
    }

    /// The legislature that its members are together where nothing tells them from each other: `lawmakers approved the pact`, but
    /// not `opposition lawmakers` and not `ten lawmakers`.
    private func legislature(
        of state: EntityID, by mention: Mention, _ analysis: Analysis, _ trees: DependencyTrees
    ) -> Entity? {
        guard analysis.words.pennTag[mention.head] == .NNS,
            trees.child(of: mention.head, in: analysis.words, where: { $0 != .punct && $0 != .case_ }) == nil
        else { return nil }
        let body = nameWords.legislature(of: state)
        return Entity(
            id: EntityID(kind: .government, name: state.rawValue + " " + body), kind: .government, name: body,
            state: state)
    }

    /// Whether a noun names another body than its chain does: `the energy ministry` is not the Ministry of Industry.
    private func isOtherBody(
        _ mention: Mention, _ chained: EntityID?, _ analysis: Analysis, _ trees: DependencyTrees,
        _ result: DocumentEntities
    ) -> Bool {
        guard let chained, let entity = result.entity(chained) else { return false }
        let words = analysis.words
        guard nameWords.isBody(words.lemmaText(mention.head).lowercased()) else { return false }
        let known = entity.names.joined(separator: " ").lowercased()
        var isOther = false
        trees.forEachChild(mention.head) { child in
            guard words.relation[child] == .compound || words.relation[child] == .amod, words.tag[child] == .noun else {
                return
            }
            if !known.contains(words.lemmaText(child).lowercased()) { isOther = true }
        }
        return isOther
    }

    /// Whether `the government` is of another state than its chain: of that which its paragraph is about, where nothing of the
    /// chain stands before it in the paragraph.
    private func isOfItsParagraph(
        _ index: Int, _ chained: EntityID?, _ topics: StateTopics, _ analysis: Analysis, _ trees: DependencyTrees,
        _ result: DocumentEntities
    ) -> Bool {
        let mention = analysis.mentions[index]
        guard let known = chained.flatMap({ result.state($0) }), let topic = topics.paragraphState(at: mention.head),
            topic != known, nameWords.isGovernmental(analysis.words.lemmaText(mention.head).lowercased()),
            isDefinite(mention, analysis, trees)
        else { return false }
        for other in stride(from: index - 1, through: 0, by: -1) {
            guard topics.areInOneParagraph(analysis.mentions[other].head, mention.head) else { break }
            if analysis.mentions[other].chain == mention.chain { return false }
        }
        return true
    }

    /// Whether a noun stands with `the`, or is a body that needs none: `police`, `Parliament`.
    private func isDefinite(_ mention: Mention, _ analysis: Analysis, _ trees: DependencyTrees) -> Bool {
        let words = analysis.words
        var determiner: String?
        var isOwned = false
        trees.forEachChild(mention.head) { child in
            if words.relation[child] == .det { determiner = words.lemmaText(child) }
            if words.relation[child] == .nmodPoss || words.relation[child] == .nmod { isOwned = true }
        }
        // `by both parliaments` names none of them.
        let isBare = nameWords.isBare(words.lemmaText(mention.head).lowercased())
        let needsNone = (words.pennTag[mention.head] == .NNS) != isBare
        return !isOwned && (determiner == "the" || determiner == nil && needsNone)
    }

    /// The state that a report is from: its publisher's, else that of its dateline; nil where neither is known.
    private func home(of analysis: Analysis) -> EntityID? {
        if let publisher = analysis.document.publisher, let entry = bodies[EntityReader.key(publisher)],
            let state = tables.names.entries[entry].state
        {
            return state
        }
        if let publisher = analysis.document.publisher, let state = seat(in: publisher) { return state }
        let isDateline = ReadingContext.datelines(analysis)
        for mention in analysis.mentions where mention.head < isDateline.count && isDateline[mention.head] {
            if let entry = mention.entry, let state = tables.names.entries[entry].state { return state }
        }
        return nil
    }

    /// The state that the name of a publisher names, or whose capital it does: `Lilongwe Courier`, `Zambia Daily Post`.
    private func seat(in publisher: String) -> EntityID? {
        for word in publisher.split(whereSeparator: { !$0.isLetter }) {
            if let state = seats[word.lowercased()] { return state }
        }
        return nil
    }

    /// The entity of a name that stands where an outlet or a body is named: of the tables, else an outlet of that name.
    func outlet(named name: String) -> Entity {
        guard let entry = bodies[EntityReader.key(name)] else {
            return Entity(id: EntityID(kind: .outlet, name: name), kind: .outlet, name: name)
        }
        let known = tables.names.entries[entry]
        return Entity(id: known.code, kind: known.kind, name: known.name, state: known.state)
    }

    /// Publisher and authors.
    private func addSource(_ document: Document, to result: inout DocumentEntities) {
        if let publisher = document.publisher, !EntityID.slug(publisher).isEmpty {
            let entity = outlet(named: publisher)
            result.add(entity, form: publisher)
            result.outlet = entity.id
        }
        for author in document.authors where !EntityID.slug(author).isEmpty {
            // A byline may name a body; a person has two names.
            let isBody = bodies[EntityReader.key(author)].map { tables.names.entries[$0] }
            let entity =
                isBody.map { Entity(id: $0.code, kind: $0.kind, name: $0.name, state: $0.state) }
                ?? Entity(id: EntityID(kind: .person, name: author), kind: .person, name: author)
            result.add(entity, form: author)
            result.authors.append(entity.id)
        }
    }
}
