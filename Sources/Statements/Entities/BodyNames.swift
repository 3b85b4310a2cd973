import Diplomacy
import Language
import SourceText

/// Names of bodies, places and frameworks that the tables do not know: what kind each is, and of which state.
extension OwnNames {
    mutating func keepOthers(_ names: [Name], known: [String: Int]) {
        // `the Shanghai Cooperation Organisation (SCO)`: the letters name the same.
        var spelled: [String: String] = [:]
        for name in names {
            if let letters = acronym(after: name.words) { spelled[letters] = name.text }
        }
        var kinds: [String: Entity.Kind] = [:]
        for name in names { if let told = name.told { kinds[name.text] = kinds[name.text] ?? told } }
        let short = shortForms(of: names)
        var ofShort: [String: [Int]] = [:]
        // Longer names by their last word: `the Ministry`, `the Accords` take them up.
        var ofLast: [String: Int] = [:]
        for (form, index) in known.sorted(by: { $0.value < $1.value }) {
            let words = form.split(separator: " ")
            if words.count > 1, let last = words.last { ofLast[String(last)] = ofLast[String(last)] ?? index }
        }
        for name in names {
            let mention = analysis.mentions[name.mention]
            let text = spelled[name.text] ?? name.text
            let forms = text.split { $0 == " " || $0 == "\n" }.map(String.init)
            let parts = forms.map { $0.lowercased() }
            let told = nameWords.kind(of: parts)
            // `the Table` of the Agadez Table.
            let isShort = ofLast[text].map { named[$0]?.entity.kind == .framework } ?? false
            if parts.count == 1, told != nil || nameWords.isGeneral(parts[0]) || isShort {
                // A kind alone is no name.
                if let longer = ofLast[text].map({ named[$0] }) {
                    named[name.mention] = longer.map { Named(entity: $0.entity, forms: [name.text]) }
                }
                continue
            }
            if name.told == nil, told == nil, let full = short[text] {
                ofShort[full, default: []].append(name.mention)
                continue
            }
            let kind: Entity.Kind
            if let told = kinds[text] {
                kind = told
            } else {
                switch mention.kind {
                case .organization: kind = told ?? .organization
                case .place:
                    // `the Middle Corridor` is a place as much as a plan.
                    let isPlace = told == nil || told == .framework && nameWords.isPlace(parts)
                    kind = isPlace ? .place : told ?? .place
                case .abstract, .event, .object:
                    guard told == .framework || told == .company else { continue }
                    kind = told ?? .framework
                // Who was taken for a person until the text said otherwise.
                case .person: kind = told ?? .organization
                default: continue
                }
            }
            kinds[text] = kinds[text] ?? kind
            let settled = kinds[text] ?? kind
            var state: EntityID?
            if settled == .government || settled == .organization { state = self.state(of: mention, name.words) }
            var id = EntityID(kind: settled, name: OwnNames.withoutArticle(text))
            if settled == .government {
                var own = name.words
                while own.count > 1, let first = own.first, stateOfWord[first] != nil { own = own.dropFirst() }
                let body = own.count < name.words.count ? analysis.text[analysis.words.span(own)] : text
                id = EntityID(
                    kind: .government, name: (state.map { $0.rawValue + " " } ?? "") + OwnNames.withoutArticle(body))
            }
            guard id.rawValue.utf8.count > settled.prefix.utf8.count else { continue }
            if forms.count > 1, let last = forms.last {
                ofLast[last] = ofLast[last] ?? name.mention
                // `the Ministry` of the Ministry of Energy.
                if let joint = parts.firstIndex(of: "of"), joint > 0 {
                    let head = forms[joint - 1]
                    ofLast[head] = ofLast[head] ?? name.mention
                }
            }
            named[name.mention] = Named(
                entity: Entity(
                    id: id, kind: settled, name: text, state: settled == .organization ? nil : state),
                forms: [name.text])
        }
        // `Alba` of Alba Terminals.
        for name in names {
            guard let entity = named[name.mention]?.entity, let shorts = ofShort[entity.name] else { continue }
            for mention in shorts where named[mention] == nil {
                let form = names.first { $0.mention == mention }?.text
                named[mention] = Named(entity: entity, forms: [form].compactMap { $0 })
            }
        }
    }

    /// The first words of the long names of companies and outlets, with the name that each is short for: `Alba` of Alba
    /// Terminals. What two names begin with is short for none.
    func shortForms(of names: [Name]) -> [String: String] {
        var result: [String: String] = [:]
        var open: Set<String> = []
        for name in names {
            let parts = name.text.split(separator: " ").map(String.init)
            guard parts.count > 1 else { continue }
            let kind = name.told ?? nameWords.kind(of: parts.map { $0.lowercased() })
            guard kind == .company || kind == .outlet else { continue }
            for count in 1..<parts.count {
                let form = parts[..<count].joined(separator: " ")
                guard form.utf8.count > 3, !nameWords.isGeneral(form.lowercased()), form != "The" else { continue }
                if let other = result[form], other != name.text { open.insert(form) }
                result[form] = name.text
            }
        }
        for form in open { result[form] = nil }
        return result
    }

    /// The state whose body a name is: before it, or behind `of`.
    private func state(of mention: Mention, _ name: Range<Int>) -> EntityID? {
        let range = min(mention.words.lowerBound, name.lowerBound)..<max(mention.words.upperBound, name.upperBound)
        var state: EntityID?
        var preposition = ""
        for word in range.prefix(24) {
            if analysis.words.tag[word] == .adposition {
                preposition = analysis.text[analysis.words.span(word)].lowercased()
            }
            if let code = stateOfWord[word], state == nil, preposition.isEmpty || preposition == "of" { state = code }
        }
        return state
    }

    /// The letters in brackets behind a name.
    private func acronym(after name: Range<Int>) -> String? {
        let words = analysis.words
        let open = name.upperBound
        guard open + 2 < words.count, words.pennTag[open] == .openBracket, words.pennTag[open + 2] == .closeBracket
        else { return nil }
        let letters = analysis.text[words.span(open + 1)]
        guard (2...8).contains(letters.utf8.count), name.count > 1,
            letters.utf8.filter({ $0 >= 0x41 && $0 <= 0x5A }).count >= 2
        else { return nil }
        return letters
    }

    private static func withoutArticle(_ name: String) -> String {
        name.hasPrefix("the ") || name.hasPrefix("The ") ? String(name.dropFirst(4)) : name
    }
}
