/// What rows of standings, ties, deals and figures ask for, in words, for those who ask why a row gave nothing.
enum FrameReasons {
    static let statusVerb = "it needs a framework and a state where the row looks for them"
    static let statusNoun = "it needs a framework beside it, and a state that has the status"
    static let tieNoun = "it needs two sides: before it, behind it (with, between, to, of), or named just before"
    static let tieRole = "it needs somebody who is called so, and whose it is"
    static let tieVerb = "it needs a side that acts, and another where the row looks for it"
    static let dealNoun =
        "it needs two parties, one of them public, and a verb of deal_verbs.tsv, an amount, or firm=yes in its row"
    static let dealVerb = "it needs two parties, one of them public, and an amount or a thing of deal_sectors.tsv"
    static let figure = "an amount, but nothing around it says what it measures, or of whom"
    static let uncounted =
        "a count, but its noun has no row in figure_units.tsv that keeps it, or nothing says whose it is"

    static func noFramework(_ places: Set<String>) -> String {
        "no framework stands where the row looks for it (\(places.sorted().joined(separator: ", ")))"
    }
}
