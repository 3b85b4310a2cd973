/// A universal part-of-speech tag (UD v2).
public enum UniversalTag: UInt8, Sendable, CaseIterable {
    case adjective, adposition, adverb, auxiliary, coordinator, determiner, interjection, noun, numeral, particle,
        pronoun,
        properNoun, punctuation, subordinator, symbol, verb, other

    /// The tag as CoNLL-U writes it: `PROPN`.
    public var code: String { UniversalTag.codes[Int(rawValue)] }

    private static let codes = [
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM",
        "VERB", "X",
    ]

    /// The tag of a code of CoNLL-U; nil for any other text.
    public init?(code: some StringProtocol) {
        guard let index = UniversalTag.codes.firstIndex(where: { $0 == code }) else { return nil }
        self.init(rawValue: UInt8(index))
    }
}

/// A tag of the Penn Treebank, as UD's English treebanks use it in XPOS.
public enum PennTag: UInt8, Sendable, CaseIterable {
    case CC, CD, DT, EX, FW, IN, JJ, JJR, JJS, LS, MD, NN, NNP, NNPS, NNS, PDT, POS, PRP, PRPS, RB, RBR, RBS, RP, SYM,
        TO, UH,
        VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WPS, WRB, HYPH, NFP, ADD, AFX, GW, XX, comma, period, colon, openQuote,
        closeQuote, openBracket, closeBracket, dollar

    /// The tag as CoNLL-U writes it: `PRP$`, `-LRB-`.
    public var code: String { PennTag.codes[Int(rawValue)] }

    private static let codes = allCases.map { tag in
        switch tag {
        case .PRPS: "PRP$"
        case .WPS: "WP$"
        case .comma: ","
        case .period: "."
        case .colon: ":"
        case .openQuote: "``"
        case .closeQuote: "''"
        case .openBracket: "-LRB-"
        case .closeBracket: "-RRB-"
        case .dollar: "$"
        default: "\(tag)"
        }
    }

    private static let byCode = Dictionary(uniqueKeysWithValues: allCases.map { ($0.code, $0) })

    /// The tag of a code of CoNLL-U; nil for any other text.
    public init?(code: String) {
        guard let tag = PennTag.byCode[code] else { return nil }
        self = tag
    }

    /// Whether the tag is one of a finite or non-finite verb form.
    public var isVerb: Bool { (PennTag.VB.rawValue...PennTag.VBZ.rawValue).contains(rawValue) }
    /// Whether the tag is one of a proper noun.
    public var isProperNoun: Bool { self == .NNP || self == .NNPS }
}

/// A dependency relation of UD v2, with the subtypes that English uses.
public enum Relation: UInt8, Sendable, CaseIterable {
    case root, nsubj, nsubjPass, nsubjOuter, csubj, csubjPass, csubjOuter, obj, iobj, obl, oblAgent, oblUnmarked,
        oblTmod,
        oblNpmod, ccomp, xcomp, advcl, advclRelcl, advmod, advmodEmph, nmod, nmodPoss, nmodUnmarked, nmodTmod,
        nmodNpmod,
        nmodDesc, amod, appos, nummod, nummodGov, acl, aclRelcl, det, detPredet, detPoss, case_, mark, aux, auxPass,
        cop, cc,
        ccPreconj, conj, compound, compoundPrt, fixed, flat, flatName, flatForeign, list, parataxis, discourse,
        vocative,
        expl, explPass, orphan, goeswith, reparandum, dislocated, punct, dep

    /// The relation as CoNLL-U writes it: `nsubj:pass`.
    public var code: String { Relation.codes[Int(rawValue)] }

    private static let codes = [
        "root", "nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer", "obj", "iobj", "obl",
        "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod", "ccomp", "xcomp", "advcl", "advcl:relcl", "advmod",
        "advmod:emph", "nmod", "nmod:poss", "nmod:unmarked", "nmod:tmod", "nmod:npmod", "nmod:desc", "amod", "appos",
        "nummod", "nummod:gov", "acl", "acl:relcl", "det", "det:predet", "det:poss", "case", "mark", "aux", "aux:pass",
        "cop", "cc", "cc:preconj", "conj", "compound", "compound:prt", "fixed", "flat", "flat:name", "flat:foreign",
        "list",
        "parataxis", "discourse", "vocative", "expl", "expl:pass", "orphan", "goeswith", "reparandum", "dislocated",
        "punct", "dep",
    ]

    private static let byCode = Dictionary(uniqueKeysWithValues: allCases.map { ($0.code, $0) })

    /// The relation of a code of CoNLL-U; an unknown subtype falls back to its main relation; nil for any other text.
    public init?(code: String) {
        if let relation = Relation.byCode[code] {
            self = relation
        } else if let colon = code.firstIndex(of: ":"), let relation = Relation.byCode[String(code[..<colon])] {
            self = relation
        } else {
            return nil
        }
    }

    /// Whether the relation is a subject of any kind.
    public var isSubject: Bool { (Relation.nsubj.rawValue...Relation.csubjOuter.rawValue).contains(rawValue) }
    /// Whether the relation is a passive subject.
    public var isPassiveSubject: Bool { self == .nsubjPass || self == .csubjPass }
}
