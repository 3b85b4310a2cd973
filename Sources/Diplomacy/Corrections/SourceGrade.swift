import SourceText

/// How far a source can be relied on, by the letters of the Admiralty code (NATO STANAG 2511, AJP-2.1).
public enum SourceGrade: String, Sendable, Codable, CaseIterable {
    /// Completely reliable.
    case a = "A"
    /// Usually reliable.
    case b = "B"
    /// Fairly reliable.
    case c = "C"
    /// Not usually reliable.
    case d = "D"
    /// Unreliable.
    case e = "E"
    /// Cannot be judged: what a source is until somebody grades it.
    case f = "F"

    /// The words of the code.
    public var words: String {
        switch self {
        case .a: "completely reliable"
        case .b: "usually reliable"
        case .c: "fairly reliable"
        case .d: "not usually reliable"
        case .e: "unreliable"
        case .f: "cannot be judged"
        }
    }

    /// Whether the source confirms nothing, and speaks against nothing.
    var isUnreliable: Bool { self == .d || self == .e }
}

extension Finding {
    /// Grades the information anew where an analyst has graded a source of it; see ``Corrections``.
    ///
    /// Sources of the grades D and E confirm nothing and speak against nothing. Of the rest, two independent origins that
    /// agree give 1, one gives 2; sources that conflict stay at 5. What one document alone says is 2 from an A, 3 from a
    /// B. What only unreliable sources say is 4. Where no source is graded, the grade stays as collation proposed it.
    ///
    /// - Parameters:
    ///   - grades: of the documents that an analyst has graded, themselves or by their outlets.
    ///   - homes: the origin of each document that shares one with others.
    mutating func regrade(by grades: [DocumentID: SourceGrade], homes: [DocumentID: String]) {
        let witnesses = Set(answers.map(\.document))
        guard witnesses.contains(where: { grades[$0] != nil }) else { return }
        let reliable = witnesses.filter { !(grades[$0]?.isUnreliable ?? false) }
        guard !reliable.isEmpty else {
            grade = 4
            return
        }
        let best = reliable.compactMap { grades[$0]?.rawValue }.min().flatMap(SourceGrade.init(rawValue:))
        // Copies of one text are one origin; those that rest on one outlet were counted as one by collation.
        let origins = min(Set(reliable.map { homes[$0] ?? $0.rawValue }).count, independent)
        let isDisputed =
            verdict == .conflict
            && Set(answers.filter { reliable.contains($0.document) }.map(\.value)).count > 1
        if isDisputed {
            grade = reliable.count < witnesses.count && origins < 2 ? 6 : grade
        } else if reliable.count == 1 {
            grade = witnesses.count > 1 ? 2 : best == .a ? 2 : best == .b ? 3 : 6
        } else {
            grade = verdict == .refine ? 2 : origins > 1 ? 1 : 2
        }
    }
}
