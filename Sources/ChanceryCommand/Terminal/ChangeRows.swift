import Briefing
import Diplomacy
import Register
import SourceText

/// Changes of a register as JSON Lines: a row `revision` for each thing that was done, then for each change the rows of the
/// record, before and after, with `change` (new, revised, withdrawn), `as` (before, after), `revision` and `why`.
struct ChangeRows {
    private var rows = RowList()

    /// The rows.
    var bytes: [UInt8] { rows.bytes }

    init(_ changes: RegisterChanges) {
        for revision in changes.revisions {
            rows.add("revision") { json in ChangeRows.members(of: revision, &json) }
        }
        for change in changes.changes {
            func further(_ side: String) -> (inout JSONWriter) -> Void {
                { json in
                    json.member("change", change.kind.rawValue)
                    json.member("as", side)
                    json.member("revision", change.revision.number)
                    json.member(
                        "why",
                        (change.reasons.isEmpty ? [change.revision] : change.reasons).map {
                            $0.what + ($0.note.map { ": \($0)" } ?? "")
                        })
                }
            }
            for (side, isAfter) in [("before", false), ("after", true)] {
                switch change.subject {
                case .document(let before, let after):
                    if let one = isAfter ? after : before { rows.add(one, further: further(side)) }
                case .statement(let before, let after):
                    if let one = isAfter ? after : before {
                        rows.add(
                            one.statement, of: one.document.name, words: one.text,
                            further: { json in
                                StatementLines.times(of: one, &json)
                                further(side)(&json)
                            })
                    }
                case .finding(let before, let after):
                    if let one = isAfter ? after : before {
                        rows.add(one.finding, names: one.names, further: further(side))
                    }
                case .standing(let before, let after):
                    if let one = isAfter ? after : before { rows.add(one, further: further(side)) }
                }
            }
        }
    }

    /// The members of a row `revision`.
    static func members(of revision: Revision, _ json: inout JSONWriter) {
        json.member("number", revision.number)
        json.member("at", revision.at)
        json.member("what", revision.what)
        json.member("note", revision.note)
        json.member("program", revision.program)
    }
}
