import Diplomacy

/// What an analyst says of a document, in words.
public enum SourceRemarks {
    /// A phrase for each remark: `source graded B (usually reliable)`, `retracted by ana: a hoax`.
    public static func words(_ desk: DeskRemarks?) -> [String] {
        guard let desk else { return [] }
        var words: [String] = []
        if let entry = desk.entry {
            words.append(
                "entered by \(entry.by)" + (entry.source.map { " on the word of \($0)" } ?? " from own knowledge"))
        }
        words += desk.handling.map(\.rawValue)
        if let grade = desk.grade { words.append("source graded \(grade.rawValue) (\(grade.words))") }
        if let retraction = desk.retraction {
            words.append("retracted by \(retraction.by)" + (retraction.why.isEmpty ? "" : ": \(retraction.why)"))
        }
        return words.map(PassageWords.clean)
    }
}
