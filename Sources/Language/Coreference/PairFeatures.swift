/// The features by which antecedents are ranked.
enum PairFeatures {
    /// Form and determiner of a mention, a pronoun by its word: what most other features are crossed with.
    private static func type(_ referent: Referent) -> UInt64 {
        switch referent.form {
        case .pronoun: referent.lower
        case .name: 1
        case .nominal: 2 + UInt64(referent.determiner.rawValue)
        }
    }

    private static func coarse(_ referent: Referent) -> UInt64 {
        switch referent.form {
        case .pronoun: 10 + UInt64(referent.person) * 4 + UInt64(referent.pronoun?.rawValue ?? 9) * 16
        case .name: 1
        case .nominal: 2
        }
    }

    private static func bucket(_ number: Int) -> UInt64 {
        switch number {
        case ..<0: 0
        case 0...4: UInt64(number) + 1
        case 5...6: 6
        case 7...9: 7
        case 10...15: 8
        case 16...31: 9
        case 32...63: 10
        default: 11
        }
    }

    /// Appends what speaks for a mention being the first of its chain.
    static func appendAlone(_ current: Referent, _ isKnown: Bool, to features: inout [UInt64]) {
        let type = type(current)
        let coarse = coarse(current)
        let kind = UInt64(current.kind.number)
        let known: UInt64 = isKnown ? 1 : 0
        func add(_ template: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) { features.append(Feature.of(template, a, b)) }
        add(100, type)
        add(101, type, known)
        add(102, coarse, kind &* 2 &+ known)
        add(103, type, kind)
        add(104, coarse, UInt64(current.role.rawValue))
        add(105, current.lemma, current.form == .pronoun ? 1 : UInt64(current.determiner.rawValue) + 2)
        add(106, coarse, UInt64(current.number.rawValue) &* 8 &+ known)
        add(107, type, min(current.modifiers, 3))
        add(108, type, current.governor)
        add(109, coarse, current.isQuoted ? 1 : 0)
        add(110, type, UInt64(min(current.words.count, 5)) &* 2 &+ known)
        add(111, coarse, bucket(current.sentence))
    }

    /// Appends what speaks for or against an earlier mention as the antecedent of a mention.
    static func append(_ current: Referent, _ other: Referent, _ distance: Int, to features: inout [UInt64]) {
        let type = type(current)
        let coarse = coarse(current)
        let otherType = self.type(other)
        let otherCoarse = self.coarse(other)
        let kinds = UInt64(current.kind.number) &* 16 &+ UInt64(other.kind.number)
        let sentences = current.sentence - other.sentence
        func add(_ template: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) { features.append(Feature.of(template, a, b)) }

        add(1, type, otherType)
        add(2, coarse &* 512 &+ otherCoarse, bucket(distance))
        add(3, coarse &* 512 &+ otherCoarse, bucket(sentences))
        add(4, type, bucket(sentences) &* 16 &+ UInt64(other.role.rawValue))
        add(5, coarse &* 512 &+ otherCoarse, kinds)
        add(6, type, UInt64(other.kind.number) &* 4 &+ UInt64(other.number.rawValue))

        let agreement =
            UInt64(current.number.rawValue) &* 64 &+ UInt64(other.number.rawValue) &* 16
            &+ UInt64(current.gender.rawValue) &* 4 &+ UInt64(other.gender.rawValue)
        add(7, coarse &* 512 &+ otherCoarse, agreement)
        add(8, type, UInt64(other.gender.rawValue) &* 16 &+ UInt64(other.number.rawValue))

        // Words in common.
        let sameHead = current.lemma == other.lemma && current.form != .pronoun && other.form != .pronoun
        let sameString = current.string == other.string
        let sameName = current.name != 0 && current.name == other.name
        let shareWord =
            current.name != 0 && other.name != 0
            && (current.last == other.last || current.first == other.first || current.first == other.last
                || current.last == other.first)
        let initials = current.initials != 0 && current.initials == other.initials
        let sameEntry = current.entry >= 0 && current.entry == other.entry
        let match: UInt64 =
            (sameHead ? 1 : 0) + (sameString ? 2 : 0) + (sameName ? 4 : 0) + (shareWord ? 8 : 0) + (initials ? 16 : 0)
            + (sameEntry ? 32 : 0)
        add(10, coarse &* 512 &+ otherCoarse, match)
        add(11, type, match &* 16 &+ (current.kind == other.kind ? 1 : 0))
        add(12, type &* 31 &+ otherType, match)
        if sameHead {
            add(13, min(current.modifiers, 2) &* 4 &+ min(other.modifiers, 2), type)
            add(14, current.lemma, UInt64(current.determiner.rawValue))
            add(15, bucket(sentences), type)
            add(16, UInt64(current.number.rawValue) &* 4 &+ UInt64(other.number.rawValue), sameString ? 1 : 0)
        } else if current.form == .nominal {
            add(17, current.lemma, other.form == .nominal ? other.lemma : UInt64(other.kind.number))
            add(18, UInt64(current.determiner.rawValue) &* 4 &+ UInt64(other.form == .name ? 1 : 0), kinds)
        }
        if current.form == .pronoun, other.form == .pronoun {
            add(20, current.lower, other.lower)
            add(21, (current.person == other.person ? 1 : 0) &+ (current.isQuoted == other.isQuoted ? 2 : 0), coarse)
        }
        if current.form == .pronoun, other.form != .pronoun {
            add(22, current.lower, other.lemma)
            add(23, current.lower, UInt64(other.determiner.rawValue) &* 16 &+ UInt64(other.role.rawValue))
            add(24, current.lower, (current.isQuoted ? 1 : 0) &+ (other.isQuoted ? 2 : 0) &+ kinds &* 4)
        }

        // What a title said of a named person comes back as a description: `the president`, `the Kazakh president`.
        if current.form == .nominal, other.form == .name, current.kind == .person || other.kind == .person {
            let role: UInt64 = other.roles.contains(current.lemma) ? 2 : other.roles.isEmpty ? 0 : 1
            let state: UInt64 =
                current.state == 0 || other.state == 0 ? 0 : current.state == other.state ? 1 : 2
            add(25, role &* 4 &+ state, UInt64(current.determiner.rawValue))
            add(26, role &* 4 &+ state, bucket(sentences))
        } else if current.form == .nominal, current.state != 0, other.state != 0 {
            add(27, current.state == other.state ? 1 : 2, sameHead ? 1 : 0)
        }
        // `I` and `we` in a quotation are who speaks.
        if current.isQuoted, !other.isQuoted, current.person == 1, other.role == .subject {
            add(28, other.governor, bucket(sentences))
            add(29, current.lower, bucket(sentences) &* 16 &+ UInt64(other.kind.number))
        }

        // Grammar.
        let isNested = other.words.overlaps(current.words)
        let sameGovernor = sentences == 0 && current.governorWord >= 0 && current.governorWord == other.governorWord
        let isGoverned = current.governorWord == other.head || other.governorWord == current.head
        add(30, coarse &* 512 &+ otherCoarse, (isNested ? 1 : 0) &+ (sameGovernor ? 2 : 0) &+ (isGoverned ? 4 : 0))
        add(
            31, type,
            (isNested ? 1 : 0) &+ (sameGovernor ? 2 : 0) &+ (isGoverned ? 4 : 0) &+ UInt64(current.role.rawValue) &* 8)
        add(32, UInt64(current.role.rawValue) &* 16 &+ UInt64(other.role.rawValue), coarse &* 512 &+ otherCoarse)
        add(33, UInt64(current.role.rawValue) &* 16 &+ UInt64(other.role.rawValue), bucket(sentences) &+ type)
        if current.role == .apposition, current.governorWord == other.head { add(34, kinds, match) }
    }
}

extension Mention.Kind {
    /// A small number for each kind.
    var number: Int {
        switch self {
        case .abstract: 0
        case .animal: 1
        case .event: 2
        case .object: 3
        case .organization: 4
        case .person: 5
        case .place: 6
        case .plant: 7
        case .substance: 8
        case .time: 9
        }
    }
}
