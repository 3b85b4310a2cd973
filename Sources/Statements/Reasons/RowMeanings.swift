import SourceText

extension TableFolder.Found {
    /// What the row decides, for tables whose cells do not say so to a reader; nil for the others.
    public var meaning: String? {
        func cell(_ column: String) -> String? { cells.first { $0.column == column }?.value }
        let part = cell("part") ?? cell("needs") ?? cell("requirement") ?? cell("classes")
        guard let part else { return nil }
        switch table {
        case "forecast_terms":
            switch JudgementCues.TermPart(rawValue: part) {
            case .modal: return "tells what comes of things, with no word of how likely"
            case .expect: return "somebody expects it"
            case .open: return "it is left open whether it comes"
            case .odds: return "says how good the chances are"
            case .adverb, .adjective, .noun, .verb: return "says how likely it is"
            case nil: return nil
            }
        case "future_verbs":
            switch part {
            case "plan": return "its subject can decide it: a plan, and no forecast"
            case "outcome": return "it comes of things, and nobody decides it"
            case "state": return "how things are"
            case "measure": return "how large a thing is to be"
            default: return nil
            }
        case "assessment_cues":
            switch JudgementCues.AssessmentPart(rawValue: part) {
            case .reading: return "says what a thing shows or means"
            case .effect: return "says what a step does to something"
            case .view: return "somebody takes something for something"
            case .quality: return "says what a thing is worth"
            case .intent: return "says what somebody is after"
            case .light: return "colours how the judge speaks"
            case .modifier: return "weighs a thing in passing"
            case .outcome: return "says what somebody won, lost or needs"
            case .conduct: return "says how somebody behaved"
            case .lean: return "says which way somebody turns"
            case .manner: return "says how well a thing was done"
            case nil: return nil
            }
        case "condition_cues":
            switch JudgementCues.ConditionNeed(rawValue: part) {
            case .any: return "what stands behind it must happen first"
            case .modal: return "what stands behind it must happen first, as the other clause is still open"
            case .denial: return "without what stands behind it the other does not happen"
            case .prospect: return "what stands behind it must happen before what is promised"
            case .duty: return "what stands before it must be done for what stands behind it"
            case .first: return "it must be done before all else"
            case .inverted: return "the auxiliary before its subject means ‘if’"
            case nil: return nil
            }
        default: return nil
        }
    }
}
