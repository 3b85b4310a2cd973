/// The part of a document that a passage stands in.
public enum Region: String, Sendable, Codable, CaseIterable {
    /// The article itself.
    case body
    /// The title line.
    case headline
    /// The caption of a picture or a player.
    case caption
    /// Made from the article (an automatic summary): no independent witness.
    case derived
    /// Navigation, share bars, comments, biographies and whatever else is no part of the article.
    case furniture
}
