import SourceText

/// What a word says happens, before anything is said of whether it did.
struct Act: Sendable {
    /// The verb, noun or adjective.
    var word: Int
    /// CAMEO code.
    var code: String
    /// The code of the matter inside, where the act is about another act; else empty.
    var inner = ""
    /// Whether it is an event only inside another act.
    var isMatter = false
    var isNoun = false
    var isPassive = false
    /// Whether it is said to be planned, wanted or expected, and not promised.
    var isPlan = false
    /// Whether it is a plan that is arranged, `is due to meet`, and no will that somebody declares.
    var isArranged = false
    var who: [Party] = []
    var whom: [Party] = []
    /// Whether a person or a body acts, known or not.
    var isPeopled = false
    /// Whether people or a body are acted upon whom nothing names: `ordered the newspaper to close`.
    var aimsAtPeople = false
    /// Whether a thing did it that somebody unknown used: a bomb, an attack.
    var isWithoutActor = false
    /// Whether those who act do it to each other.
    var isReciprocal = false
    /// Whether its row says that it is done to nobody but whom it names.
    var isForNobody = false
    /// Whether it takes up the act that was told before: `Benin followed suit`.
    var isEcho = false
    /// Whether whom it is aimed at was only found to stand behind it, in no role that its row names.
    var isWhomGuessed = false
    /// The head of what is acted upon, of a verb; nil where there is none.
    var object: Int?
    /// Whether the verb of a noun says that it takes place or does not: `talks began`.
    var isHappening = false
    /// The verb that lends a noun its subject, or ``word``.
    var clause: Int
    /// The rows that say so: of the frame, and of the operator where it is an act about another.
    var row = RowPlace.none
    var operatorRow = RowPlace.none
    /// The word of the act inside.
    var matter: Int?
}
