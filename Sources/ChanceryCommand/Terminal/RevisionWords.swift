import Register

/// Changes of a register in words.
enum RevisionWords {
    /// `r17, 2026-03-01T09:00:00Z: correct (reject an event of wire.txt, by ana: a misprint)`
    static func words(_ revision: Revision) -> String {
        "r\(revision.number), \(revision.at): \(revision.what)" + (revision.note.map { " (\($0))" } ?? "")
    }

    /// The same with what led to it, where it was a collation.
    static func words(_ revision: Revision, because reasons: [Revision]) -> String {
        guard !reasons.isEmpty else { return words(revision) }
        return "r\(revision.number), \(revision.at): "
            + reasons.map { reason in
                reason.what + (reason.note.map { " (\($0))" } ?? "")
            }.joined(separator: "; ")
    }
}
