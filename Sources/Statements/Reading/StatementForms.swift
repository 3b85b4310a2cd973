import Diplomacy
import SourceText

extension StatementReader {
    /// The tables of Statements that an analyst's own rows may be for. What their columns mean, the comment lines at the head
    /// of each table say.
    public static let forms: [TableForm] = eventForms + frameForms + judgementForms + voiceForms + passageForms

    private static let eventForms = [
        TableForm(
            "event_frames", needs: ["lemma", "pos", "means"], may: ["when", "who", "whom"],
            key: ["lemma", "pos", "when"], words: ["lemma"], values: ["pos": ["v", "n", "a"]]),
        TableForm("event_words", needs: ["lemma", "class"], key: [], words: ["lemma"]),
        TableForm("event_operators", needs: ["operator", "matter", "means"], key: ["operator", "matter"]),
        TableForm(
            "light_verbs", needs: ["lemma", "governs"], key: ["lemma", "governs"], words: ["lemma"],
            values: ["governs": ["noun", "clause", "reverse", "performs", "happens"]]),
        TableForm(
            "code_families", needs: ["family", "code"], key: ["family", "code"],
            values: ["family": CodeFamilies.Family.allCases.map(\.rawValue)]),
    ]

    private static let passageForms = [
        TableForm(
            "passage_words", needs: ["word", "role"], key: ["word"], words: ["word"],
            values: ["role": ["empty", "light", "negation", "denial", "claim", "condition"]])
    ]

    private static let yes = ["yes", "no", ""]

    private static let frameForms = [
        TableForm(
            "status_words", needs: ["word", "kind", "framework", "state", "status"], may: ["implied", "names"],
            key: ["word", "kind", "framework", "state"], words: ["word"], phrases: ["word"],
            values: [
                "kind": ["verb", "noun"], "state": ["agent", "object", "holder"],
                "status": FrameworkStatus.Stage.allCases.map(\.rawValue), "implied": ["", "no", "yes", "open", "own"],
                "names": ["", "one", "several"],
            ]),
        TableForm(
            "status_outlook", needs: ["word", "kind", "outlook"], key: ["word", "kind"], words: ["word"],
            values: [
                "kind": [
                    "governor", "implicative", "giver", "capacity", "seat", "modifier", "auxiliary", "staying",
                    "putting",
                ],
                "outlook": ["done", "suspended", "ended", "coming", "wished", "offered", "denied"],
            ]),
        TableForm(
            "framework_nouns", needs: ["noun", "forms"], key: ["noun"], words: ["noun"],
            values: ["forms": ["", "accord", "initiative", "plan", "principle", "bloc", "body", "system"]]),
        TableForm(
            "tie_words", needs: ["word", "kind", "type"], may: ["other", "narrowed", "thing"], key: ["word", "kind"],
            words: ["word"],
            values: [
                "kind": ["noun", "flow", "pact", "paper", "role", "footing", "presence", "verb"], "narrowed": yes,
                "thing": yes + ["any", "opened"],
            ]),
        TableForm("tie_fields", needs: ["word", "type"], may: ["supply"], key: ["word"], words: ["word"]),
        TableForm(
            "tie_verbs", needs: ["word", "effect"], key: ["word"], words: ["word"],
            values: ["effect": ["opens", "ends", "worsens", "binds"]]),
        TableForm(
            "deal_words", needs: ["word", "kind", "instrument", "status"], may: ["firm"], key: ["word", "kind"],
            words: ["word"], phrases: ["word"],
            values: [
                "kind": ["noun", "verb"], "status": Deal.Status.allCases.map(\.rawValue),
                "firm": yes + ["seal", "sector", "side"],
            ]),
        TableForm(
            "deal_verbs", needs: ["word", "status"], key: ["word"], words: ["word"],
            values: ["status": Deal.Status.allCases.map(\.rawValue)]),
        TableForm("deal_sectors", needs: ["word", "sector"], key: ["word"], words: ["word"]),
        TableForm(
            "figure_verbs", needs: ["word", "use", "what"], may: ["scope"], key: ["word", "use"], words: ["word"],
            phrases: ["word"],
            values: ["use": ["value", "act", "state", "undergo"]]),
        TableForm("figure_units", needs: ["word", "least"], key: ["word"], words: ["word"]),
    ]

    private static let judgementForms = [
        TableForm(
            "forecast_terms", needs: ["words", "part"], key: ["words", "part"], words: ["words"],
            values: ["part": JudgementCues.TermPart.allCases.map(\.rawValue)]),
        TableForm(
            "future_verbs", needs: ["verb", "classes"], key: ["verb"], words: ["verb"],
            phrases: ["verb"], values: ["classes": ["plan", "outcome", "state", "measure"]]),
        TableForm("horizon_words", needs: ["words", "from", "to"], key: ["words"], words: ["words"]),
        TableForm(
            "assessment_cues", needs: ["words", "part", "weight"], key: ["words", "part"], words: ["words"],
            values: ["part": JudgementCues.AssessmentPart.allCases.map(\.rawValue)]),
        TableForm(
            "judgement_words", needs: ["word", "class"], key: ["word", "class"], words: ["word"],
            values: ["class": JudgementCues.WordClass.allCases.map(\.rawValue)]),
        TableForm("plain_predicates", needs: ["word"], key: ["word"], words: ["word"]),
        TableForm("opinion_verbs", needs: ["verb"], key: ["verb"], words: ["verb"]),
        TableForm("performing_verbs", needs: ["verb"], key: ["verb"], words: ["verb"]),
        TableForm("commitment_words", needs: ["word"], key: ["word"], words: ["word"]),
        TableForm(
            "aim_cues", needs: ["words", "part"], key: ["words", "part"], words: ["words"],
            values: ["part": JudgementCues.AimPart.allCases.map(\.rawValue)]),
        TableForm(
            "purpose_verbs", needs: ["verb", "place"], key: ["verb", "place"], words: ["verb"],
            values: ["place": ["aim", "act", "noun"]]),
        TableForm(
            "condition_cues", needs: ["words", "needs"], key: ["words"], words: ["words"],
            values: ["needs": JudgementCues.ConditionNeed.allCases.map(\.rawValue)]),
        TableForm(
            "demand_words", needs: ["words", "requirement"], key: ["words"], words: ["words"],
            values: ["requirement": JudgementCues.Requirement.allCases.map(\.rawValue)]),
    ]

    private static let voiceForms = [
        TableForm(
            "attribution_words", needs: ["lemma", "kinds"], key: ["lemma"], words: ["lemma"],
            values: ["kinds": AttributionLexicon.Kind.allCases.map(\.rawValue)]),
        TableForm(
            "modality_words", needs: ["lemma", "use", "means"], key: ["lemma", "use"], words: ["lemma"],
            values: [
                "use": ModalityWords.Use.allCases.map(\.rawValue),
                "means": ["planned", "possible", "denied", "conditional", "actual", "future"],
            ]),
    ]
}
