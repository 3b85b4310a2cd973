import SourceText

extension Tables {
    /// The tables of the domain that an analyst's own rows may be for, beside ``NameTable/lexiconForm``.
    static let domainForms: [TableForm] = [
        TableForm(
            "stances", needs: ["axis", "pole", "sign", "kind", "question", "words"], may: ["exclusive"], key: [],
            values: [
                "sign": ["-1", "1"], "exclusive": ["yes", ""], "kind": Finding.Kind.allCases.map(\.rawValue),
            ]),
        TableForm(
            "status_order", needs: ["stage", "rank", "phase", "group", "words"], key: ["stage"],
            values: [
                "stage": FrameworkStatus.Stage.allCases.map(\.rawValue),
                "phase": ["outside", "coming", "in", "gone", "beside"],
            ]),
        TableForm(
            "vector_domains", needs: ["of", "key", "domain", "direction"], may: ["sides"], key: ["of", "key"],
            values: [
                "of": ["tie", "deal", "event", "figure"],
                "direction": Vector.Direction.allCases.map(\.rawValue) + ["-"],
                "sides": ["both", "actor"],
            ]),
        TableForm(
            "lean_words", needs: ["direction", "words"], key: [],
            values: ["direction": Vector.Direction.allCases.map(\.rawValue)]),
        TableForm("domain_words", needs: ["domain", "words"], key: []),
        TableForm("question_phrases", needs: ["key", "date", "whether"], key: ["key"]),
        TableForm("like_words", needs: ["sense", "words"], key: ["sense"]),
        TableForm(
            "event_classes", needs: ["plover", "class", "means", "sides", "score"], key: ["plover"],
            values: [
                "class": ["cooperation", "conflict"], "means": ["words", "deeds"], "sides": ["both", "actor"],
            ]),
        TableForm("tie_signs", needs: ["type", "sign"], key: ["type"], values: ["sign": ["+", "-"]]),
        TableForm("rivals", needs: ["one", "other"], key: ["one", "other"]),
        TableForm(
            "supposed_acts", needs: ["words", "other", "effect", "value", "code"], key: [],
            values: ["other": ["framework", "state"], "effect": ["status", "tie", "untie", "event"]]),
    ]

    /// All tables of Diplomacy that an analyst's own rows may be for.
    public static var forms: [TableForm] { [NameTable.lexiconForm] + domainForms + identityForms }

    /// Who is whom, whatever the rules of collation say.
    public static let identityForms: [TableForm] = [
        TableForm("same_as", needs: ["name", "same_as"], key: []),
        TableForm("not_same_as", needs: ["name", "not_same_as"], key: []),
    ]

    /// The rows of one of the domain's tables, an analyst's first; for the stages that read a table of their own.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public static func rows(
        _ name: String, columns: [String], lexicon: Lexicon
    ) throws -> [TSVTable.Row] {
        try folder(lexicon).table(name, columns: columns)
    }

    /// The domain's tables with an analyst's rows for them.
    ///
    /// - Throws: `ResourceDirectory.NotFound`.
    static func folder(_ lexicon: Lexicon) throws -> TableFolder {
        try TableFolder.of("Diplomacy", lexicon: lexicon, forms: domainForms)
    }
}

extension NameTable {
    /// The table of an analyst's own names: it has no counterpart of its columns among the program's, whose tables of names
    /// hold all forms of a name in one row.
    public static let lexiconForm = TableForm(
        "names", needs: ["code", "name"], may: ["kind", "state", "use"], key: [], takesMore: true)
}
