/// The features by which antecedents are ranked. Mentions come by their address: a copy of each pair would cost more than
/// its features.
enum PairFeatures {
    /// Form and determiner of a mention, a pronoun by its word: what most other features are crossed with.
    @inline(__always) private static func type(_ referent: UnsafePointer<Referent>) -> UInt64 {
        switch referent.pointee.form {
        case .pronoun: referent.pointee.lower
        case .name: 1
        case .nominal: 2 + UInt64(referent.pointee.determiner.rawValue)
        }
    }

    @inline(__always) private static func coarse(_ referent: UnsafePointer<Referent>) -> UInt64 {
        switch referent.pointee.form {
        case .pronoun: 10 + UInt64(referent.pointee.person) * 4 + UInt64(referent.pointee.pronoun?.rawValue ?? 9) * 16
        case .name: 1
        case .nominal: 2
        }
    }

    @inline(__always) private static func bucket(_ number: Int) -> UInt64 {
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
    @inline(__always)
    static func appendAlone(_ current: UnsafePointer<Referent>, _ isKnown: Bool, to features: inout some FeatureSink) {
        let type = type(current)
        let coarse = coarse(current)
        let kind = UInt64(current.pointee.kind.number)
        let known: UInt64 = isKnown ? 1 : 0
        @inline(__always) func add(_ template: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) {
            features.append(Feature.of(template, a, b))
        }
        add(100, type)
        add(101, type, known)
        add(102, coarse, kind &* 2 &+ known)
        add(103, type, kind)
        add(104, coarse, UInt64(current.pointee.role.rawValue))
        add(
            105, current.pointee.lemma,
            current.pointee.form == .pronoun ? 1 : UInt64(current.pointee.determiner.rawValue) + 2)
        add(106, coarse, UInt64(current.pointee.number.rawValue) &* 8 &+ known)
        add(107, type, min(current.pointee.modifiers, 3))
        add(108, type, current.pointee.governor)
        add(109, coarse, current.pointee.isQuoted ? 1 : 0)
        add(110, type, UInt64(min(current.pointee.words.count, 5)) &* 2 &+ known)
        add(111, coarse, bucket(current.pointee.sentence))
    }

    /// Appends what speaks for or against an earlier mention as the antecedent of a mention.
    @inline(__always)
    static func append(
        _ current: UnsafePointer<Referent>, _ other: UnsafePointer<Referent>, _ distance: Int,
        to features: inout some FeatureSink
    ) {
        let type = type(current)
        let coarse = coarse(current)
        let otherType = self.type(other)
        let otherCoarse = self.coarse(other)
        let kinds = UInt64(current.pointee.kind.number) &* 16 &+ UInt64(other.pointee.kind.number)
        let sentences = current.pointee.sentence - other.pointee.sentence
        @inline(__always) func add(_ template: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) {
            features.append(Feature.of(template, a, b))
        }

        add(1, type, otherType)
        add(2, coarse &* 512 &+ otherCoarse, bucket(distance))
        add(3, coarse &* 512 &+ otherCoarse, bucket(sentences))
        add(4, type, bucket(sentences) &* 16 &+ UInt64(other.pointee.role.rawValue))
        add(5, coarse &* 512 &+ otherCoarse, kinds)
        add(6, type, UInt64(other.pointee.kind.number) &* 4 &+ UInt64(other.pointee.number.rawValue))

        let agreement =
            UInt64(current.pointee.number.rawValue) &* 64 &+ UInt64(other.pointee.number.rawValue) &* 16
            &+ UInt64(current.pointee.gender.rawValue) &* 4 &+ UInt64(other.pointee.gender.rawValue)
        add(7, coarse &* 512 &+ otherCoarse, agreement)
        add(8, type, UInt64(other.pointee.gender.rawValue) &* 16 &+ UInt64(other.pointee.number.rawValue))

        // Words in common.
        let sameHead =
            current.pointee.lemma == other.pointee.lemma && current.pointee.form != .pronoun
            && other.pointee.form != .pronoun
        let sameString = current.pointee.string == other.pointee.string
        let sameName = current.pointee.name != 0 && current.pointee.name == other.pointee.name
        let shareWord =
            current.pointee.name != 0 && other.pointee.name != 0
            && (current.pointee.last == other.pointee.last || current.pointee.first == other.pointee.first
                || current.pointee.first == other.pointee.last
                || current.pointee.last == other.pointee.first)
        let initials = current.pointee.initials != 0 && current.pointee.initials == other.pointee.initials
        let sameEntry = current.pointee.entry >= 0 && current.pointee.entry == other.pointee.entry
        let match: UInt64 =
            (sameHead ? 1 : 0) + (sameString ? 2 : 0) + (sameName ? 4 : 0) + (shareWord ? 8 : 0) + (initials ? 16 : 0)
            + (sameEntry ? 32 : 0)
        add(10, coarse &* 512 &+ otherCoarse, match)
        add(11, type, match &* 16 &+ (current.pointee.kind == other.pointee.kind ? 1 : 0))
        add(12, type &* 31 &+ otherType, match)
        if sameHead {
            add(13, min(current.pointee.modifiers, 2) &* 4 &+ min(other.pointee.modifiers, 2), type)
            add(14, current.pointee.lemma, UInt64(current.pointee.determiner.rawValue))
            add(15, bucket(sentences), type)
            add(
                16, UInt64(current.pointee.number.rawValue) &* 4 &+ UInt64(other.pointee.number.rawValue),
                sameString ? 1 : 0)
        } else if current.pointee.form == .nominal {
            add(
                17, current.pointee.lemma,
                other.pointee.form == .nominal ? other.pointee.lemma : UInt64(other.pointee.kind.number))
            add(
                18, UInt64(current.pointee.determiner.rawValue) &* 4 &+ UInt64(other.pointee.form == .name ? 1 : 0),
                kinds)
        }
        if current.pointee.form == .pronoun, other.pointee.form == .pronoun {
            add(20, current.pointee.lower, other.pointee.lower)
            add(
                21,
                (current.pointee.person == other.pointee.person ? 1 : 0)
                    &+ (current.pointee.isQuoted == other.pointee.isQuoted ? 2 : 0), coarse)
        }
        if current.pointee.form == .pronoun, other.pointee.form != .pronoun {
            add(22, current.pointee.lower, other.pointee.lemma)
            add(
                23, current.pointee.lower,
                UInt64(other.pointee.determiner.rawValue) &* 16 &+ UInt64(other.pointee.role.rawValue))
            add(
                24, current.pointee.lower,
                (current.pointee.isQuoted ? 1 : 0) &+ (other.pointee.isQuoted ? 2 : 0) &+ kinds &* 4)
        }

        // What a title said of a named person comes back as a description: `the president`, `the Kazakh president`.
        if current.pointee.form == .nominal, other.pointee.form == .name,
            current.pointee.kind == .person || other.pointee.kind == .person
        {
            let role: UInt64 =
                other.pointee.roles.contains(current.pointee.lemma) ? 2 : other.pointee.roles.isEmpty ? 0 : 1
            let state: UInt64 =
                current.pointee.state == 0 || other.pointee.state == 0
                ? 0 : current.pointee.state == other.pointee.state ? 1 : 2
            add(25, role &* 4 &+ state, UInt64(current.pointee.determiner.rawValue))
            add(26, role &* 4 &+ state, bucket(sentences))
        } else if current.pointee.form == .nominal, current.pointee.state != 0, other.pointee.state != 0 {
            add(27, current.pointee.state == other.pointee.state ? 1 : 2, sameHead ? 1 : 0)
        }
        // `I` and `we` in a quotation are who speaks.
        if current.pointee.isQuoted, !other.pointee.isQuoted, current.pointee.person == 1,
            other.pointee.role == .subject
        {
            add(28, other.pointee.governor, bucket(sentences))
            add(29, current.pointee.lower, bucket(sentences) &* 16 &+ UInt64(other.pointee.kind.number))
        }

        // Grammar.
        let sameGovernor =
            sentences == 0 && current.pointee.governorWord >= 0
            && current.pointee.governorWord == other.pointee.governorWord
        let isGoverned =
            current.pointee.governorWord == other.pointee.head || other.pointee.governorWord == current.pointee.head
        add(30, coarse &* 512 &+ otherCoarse, (sameGovernor ? 2 : 0) &+ (isGoverned ? 4 : 0))
        add(
            31, type,
            (sameGovernor ? 2 : 0) &+ (isGoverned ? 4 : 0) &+ UInt64(
                current.pointee.role.rawValue) &* 8)
        add(
            32, UInt64(current.pointee.role.rawValue) &* 16 &+ UInt64(other.pointee.role.rawValue),
            coarse &* 512 &+ otherCoarse)
        add(
            33, UInt64(current.pointee.role.rawValue) &* 16 &+ UInt64(other.pointee.role.rawValue),
            bucket(sentences) &+ type)
        if current.pointee.role == .apposition, current.pointee.governorWord == other.pointee.head {
            add(34, kinds, match)
        }
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
