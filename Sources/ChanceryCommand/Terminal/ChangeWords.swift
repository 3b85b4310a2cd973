import Briefing
import Diplomacy
import Register
import SourceText

/// Changes of a register as lines of text.
enum ChangeWords {
    /// What changes are listed by.
    enum Section: String, CaseIterable {
        case document, statement, finding, standing

        init(_ subject: RegisterChange.Subject) {
            switch subject {
            case .document: self = .document
            case .statement: self = .statement
            case .finding: self = .finding
            case .standing: self = .standing
            }
        }
    }

    /// `3 statements new, 1 revised`: a line for each sort of which something changed.
    static func counts(_ changes: RegisterChanges, _ sections: [Section] = Section.allCases) -> [String] {
        sections.compactMap { section in
            guard let counts = changes.counts[section.rawValue] else { return nil }
            let words = RegisterChange.Kind.allCases.compactMap { kind in
                counts[kind].map { "\($0) \(kind.rawValue)" }
            }
            return "\(section.rawValue)s: " + words.joined(separator: ", ")
        }
    }

    /// The changes, a section for each sort.
    static func lines(_ changes: RegisterChanges, sections: [Section], showsReasons: Bool) -> [String] {
        let codes = try? EventCodes()
        var lines: [String] = []
        for section in sections {
            guard let head = counts(changes, [section]).first else { continue }
            lines += ["", head.prefix(1).uppercased() + head.dropFirst()]
            let own = changes.changes.filter { Section($0.subject) == section }
            for change in own {
                for (index, line) in words(change, codes).enumerated() {
                    lines.append(Terminal.printable((index == 0 ? "  \(sign(change.kind)) " : "      ") + line))
                }
                if showsReasons {
                    lines.append(
                        Terminal.printable("      " + RevisionWords.words(change.revision, because: change.reasons)))
                }
            }
            let all = changes.counts[section.rawValue]?.values.reduce(0, +) ?? 0
            if all > own.count { lines.append("  … and \(all - own.count) more") }
        }
        return lines
    }

    private static func sign(_ kind: RegisterChange.Kind) -> String {
        switch kind {
        case .new: "+"
        case .revised: "~"
        case .withdrawn: "-"
        }
    }

    private static func words(_ change: RegisterChange, _ codes: EventCodes?) -> [String] {
        switch change.subject {
        case .document(let before, let after): document(before, after)
        case .statement(let before, let after): statement(before, after, codes)
        case .finding(let before, let after): finding(before, after)
        case .standing(let before, let after): standing(before, after)
        }
    }

    private static func document(_ before: DocumentSummary?, _ after: DocumentSummary?) -> [String] {
        guard let one = after ?? before else { return [] }
        var lines = [
            "\(one.name)" + (one.title.map { ": \($0)" } ?? "") + (one.published.map { ", \($0.iso8601)" } ?? "")
        ]
        let old = SourceRemarks.words(before?.desk)
        lines += SourceRemarks.words(after?.desk).filter { !old.contains($0) }
        if let before, let after, before.desk == after.desk { lines.append("read anew") }
        return lines
    }

    private static func statement(_ before: FoundStatement?, _ after: FoundStatement?, _ codes: EventCodes?) -> [String]
    {
        guard let one = after ?? before else { return [] }
        var lines = [StatementLines.said(one, codes)]
        if let before, after != nil { lines.append("was: " + StatementLines.said(before, codes)) }
        lines.append("“\(StatementLines.quote(one))”  \(one.document.name):\(one.line)  \(one.statement.id)")
        return lines
    }

    private static func finding(_ before: FoundFinding?, _ after: FoundFinding?) -> [String] {
        guard let one = after ?? before else { return [] }
        func state(_ found: FoundFinding) -> String {
            let values = Set(found.finding.answers.map(\.value)).sorted().map { value in
                value.count > 80 ? value.prefix(79) + "…" : value
            }.joined(separator: " / ")
            return
                "\(found.finding.verdict.rawValue), \(found.finding.independent) independent, grade \(found.finding.grade): \(values)"
        }
        let lines = ["\(one.finding.question)  \(one.finding.id)"]
        guard let before, after != nil else { return lines + [state(one)] }
        let answering = Set(one.finding.answers.map(\.document)).sorted().map { one.names[$0] ?? $0.rawValue }
        if state(before) == state(one) {
            return lines + [state(one), "as before, by other passages, now of " + answering.joined(separator: ", ")]
        }
        return lines + ["was: " + state(before), "is:  " + state(one)]
    }

    private static func standing(_ before: Standing?, _ after: Standing?) -> [String] {
        guard let one = after ?? before else { return [] }
        func state(_ standing: Standing) -> String {
            let since = standing.since.map { ", since \($0.iso8601)" } ?? ""
            return "\(standing.status)\(since), on \(CountWords.count(standing.statements.count, "statement"))"
        }
        var lines = ["\(one.sides.map(\.rawValue).joined(separator: " – ")): \(state(one))"]
        if let before, after != nil {
            lines.append(state(before) == state(one) ? "as before, on other statements" : "was: " + state(before))
        }
        return lines
    }
}
