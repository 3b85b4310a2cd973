/// What judging words ask for where they stand, in words, for those who ask why a row gave nothing.
enum JudgementReasons {
    static let nobodysCondition = "nobody is named who sets the condition or is to meet it"

    static func claim(_ weight: Double) -> String {
        "in an opinion its clause judges by how it is built, which weighs \(rounded(weight))"
    }

    static func light(_ sum: Double, _ threshold: Double) -> String {
        "the weights of its sentence come to \(rounded(sum)), and \(rounded(threshold)) is needed"
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    static func term(_ part: JudgementCues.TermPart) -> String {
        switch part {
        case .adverb: "as an adverb it must belong to a verb in the future (will, would, could, is going to)"
        case .adjective:
            "as an adjective it must be what is said of something still to come (is … to, it is … that), not of somebody"
        case .noun:
            "as a noun it must have a clause or 'of' behind it, and stand as 'there is a …', 'has a …' or with a number"
        case .modal:
            "a bare auxiliary forecasts where the verb tells what comes of things, not what its subject decides"
        case .verb: "as a verb it must be passive with 'to' behind it, of something still to come"
        case .expect: "somebody must expect a clause with will or would, or something to happen"
        case .open: "it must be denied, and what is left open must be its subject or object (cannot be ruled out)"
        case .odds: "it must be what a clause says of a chance (the odds are …, the chance is …)"
        }
    }

    static func assessment(_ part: JudgementCues.AssessmentPart) -> String {
        switch part {
        case .reading: "it must be a verb whose subject is a thing, not somebody"
        case .effect: "it must be a verb whose subject is a step or a thing, not somebody who acts"
        case .view: "it must be a verb that takes something for something (called it …, saw it as …)"
        case .quality: "it must be what a clause says of its subject (is …, remains …, as a …)"
        case .intent: "it must be said of somebody by somebody else"
        case .light, .modifier: "it weighs only beside other judging words"
        case .outcome: "it must be the verb of a clause with a tense, in somebody's opinion, and count nothing"
        case .conduct: "it must tell what somebody did, in somebody's opinion or an accusation"
        case .lean: "its subject must act for a state, its clause name another, and tell what is so (moves closer to …)"
        case .manner: "it must be an adverb on a verb, in somebody's opinion"
        }
    }

    static func aim(_ part: JudgementCues.AimPart) -> String {
        switch part {
        case .marker: "a verb that tells an aim must stand behind it, and somebody who acts before it"
        case .verb, .adjective:
            "an infinitive or clause that tells an aim must hang on it, and it needs a subject who can decide"
        case .participle: "it must be a participle with the aim behind it (a move intended to …)"
        case .noun: "it must be the subject of a clause that tells the aim (the aim of … is to …)"
        case .cause: "the reason must stand behind it, and somebody must act"
        }
    }

    static func condition(_ need: JudgementCues.ConditionNeed) -> String {
        switch need {
        case .any: "a clause or a noun must stand behind it, and another clause it is a condition for"
        case .modal: "the other clause must say what may, must, can or will happen, or deny it"
        case .denial: "the other clause must deny"
        case .prospect: "the other clause must say what will happen, or what somebody binds themselves to"
        case .duty: "the clause before it must say what must be done, and what it is for must stand behind it"
        case .inverted: "it must open its clause, before the subject (should the talks fail)"
        case .first: "its clause must say what somebody must do (must, has to, needs to)"
        }
    }

    static func demand(_ requirement: JudgementCues.Requirement) -> String {
        switch requirement {
        case .subject: "it must be what a clause says of its subject (… is a precondition)"
        case .object:
            "with will or would before it, it must have a thing for its subject and what is required for its object"
        case .oblique: "it must have a thing for its subject, and what is required behind it"
        }
    }
}
