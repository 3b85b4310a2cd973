import Foundation

/// An analyst's own tables: rows that are read beside those of the program, and win over them.
///
/// A file holds one table or several. Which table of the program the rows are for, the header tells by its columns; where
/// headers are alike, or several tables stand in one file, a line `# table: event_frames` above the header does.
///
/// ```swift
/// let lexicon = try Lexicon(files: ["my-rows.tsv"], forms: NameTable.forms + StatementReader.forms)
/// ```
public struct Lexicon: Sendable {
    /// A table with the form that it was known by.
    struct Own: Sendable {
        var form: TableForm
        var table: TSVTable
    }

    /// In order of the files and of their lines.
    let tables: [Own]

    /// No own tables.
    public init() { tables = [] }

    /// Reads files.
    ///
    /// - Parameters:
    ///   - files: paths; failures name them as they are given.
    ///   - forms: the tables that may be added to.
    /// - Throws: `TSVTable.Failure`: `CH0201` a file cannot be read; `CH0202` a header is that of no table; `CH0203` too many
    ///   cells; `CH0215` no such table, or more than one; `CH0216` a cell is not what it should be. ``Faults`` where there are
    ///   several.
    public init(files: [String], forms: [TableForm]) throws {
        var tables: [Own] = []
        var faults: [TSVTable.Failure] = []
        for path in files {
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
                faults.append(
                    TSVTable.Failure(code: "CH0201", file: path, line: 0, reason: "the table cannot be read"))
                continue
            }
            for part in Lexicon.parts(of: [UInt8](data), file: path) {
                do {
                    let own = try Lexicon.table(part, path: path, forms: forms)
                    faults += own.form.faults(of: own.table)
                    tables.append(own)
                } catch let failure as TSVTable.Failure {
                    faults.append(failure)
                }
            }
        }
        if faults.count == 1 { throw faults[0] }
        if !faults.isEmpty { throw Faults(all: faults) }
        self.tables = tables
    }

    /// All that is wrong with an analyst's tables, in order of the files and lines; two faults at least.
    public struct Faults: Error, Sendable, CustomStringConvertible {
        /// Each with its file, line and what to do.
        public var all: [TSVTable.Failure]

        /// A line each.
        public var description: String { all.map(\.description).joined(separator: "\n") }
    }

    /// One table of a file.
    private static func table(_ part: Part, path: String, forms: [TableForm]) throws -> Own {
        let table = try TSVTable(bytes: part.bytes, file: path, firstLine: part.line)
        let form = try Lexicon.form(of: table, named: part.name, path: path, forms: forms)
        if let lacking = form.lacks(table.columns).first {
            throw table.failure(
                "CH0202",
                "the header row has no column '\(lacking)'; \(form.name) needs \(form.needed.joined(separator: ", "))"
            )
        }
        if let foreign = form.foreign(table.columns).first {
            throw table.failure(
                "CH0202",
                "\(form.name) has no column '\(foreign)'; its columns are \(form.columns.joined(separator: ", "))"
            )
        }
        return Own(form: form, table: table)
    }

    /// The analyst's tables for a table of the program, in order.
    public func tables(named name: String) -> [TSVTable] {
        tables.lazy.filter { $0.form.name == name }.map(\.table)
    }

    // MARK: - Parts of a file

    /// A table in a file: its lines, the number of the first, and the name that a line above it gives.
    private struct Part {
        var name: (text: String, line: Int)?
        var bytes: [UInt8]
        var line: Int
    }

    /// Parts a file at its lines `# table: …`.
    private static func parts(of bytes: [UInt8], file: String) -> [Part] {
        var parts: [Part] = []
        var current = Part(name: nil, bytes: [], line: 1)
        var hasContent = false
        var number = 0
        // A byte order mark would hide the sign of a comment.
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            number += 1
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            let line = bytes[start..<end]
            if let name = tableName(line) {
                if hasContent { parts.append(current) }
                current = Part(name: (name, number), bytes: [], line: number)
                hasContent = true
            } else if !hasContent, line.first != 0x23, line.contains(where: { $0 > 0x20 }) {
                hasContent = true
            }
            current.bytes.append(contentsOf: line)
            start = end
        }
        parts.append(current)
        return parts
    }

    /// What a line `# table: event_frames` names; nil for any other line.
    private static func tableName(_ line: ArraySlice<UInt8>) -> String? {
        guard line.first == 0x23 else { return nil }
        let text = String(decoding: line.dropFirst(), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.lowercased().hasPrefix("table:") else { return nil }
        let name = text.dropFirst(6).trimmingCharacters(in: .whitespaces)
        return name.hasSuffix(".tsv") ? String(name.dropLast(4)) : name
    }

    /// The form of a table: that which the file names, else the one that its header fits.
    private static func form(
        of table: TSVTable, named name: (text: String, line: Int)?, path: String, forms: [TableForm]
    ) throws -> TableForm {
        if let name {
            if let form = forms.first(where: { $0.name == name.text }) { return form }
            throw TSVTable.Failure(
                code: "CH0215", file: path, line: name.line,
                reason: "no table '\(name.text)' takes rows of yours; \(advice(for: name.text, forms))")
        }
        let fitting = forms.filter { $0.fits(table.columns) }
        if fitting.count == 1 { return fitting[0] }
        // The file may go by the table's own name.
        let own = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        if let form = fitting.first(where: { $0.name == own }) { return form }
        if fitting.count > 1 {
            throw table.failure(
                "CH0215",
                "these columns are those of \(fitting.map(\.name).joined(separator: " and of ")); write '# table: \(fitting[0].name)' on a line above them"
            )
        }
        throw table.failure("CH0202", misfit(table.columns, forms))
    }

    /// The tables that a name may be meant for, else all.
    private static func advice(for name: String, _ forms: [TableForm]) -> String {
        let near = forms.map(\.name).filter {
            $0.commonPrefix(with: name).count > 4 || !name.isEmpty && ($0.contains(name) || name.contains($0))
        }
        return near.isEmpty
            ? "the tables are \(forms.map(\.name).joined(separator: ", "))"
            : "write \(near.joined(separator: " or "))"
    }

    /// Why a header is that of no table: what is missing or too much for the one that it is nearest to.
    private static func misfit(_ header: [String], _ forms: [TableForm]) -> String {
        func common(_ form: TableForm) -> Int { form.columns.count { header.contains($0) } }
        let nearest = forms.max { a, b in
            (common(a), -a.lacks(header).count) < (common(b), -b.lacks(header).count)
        }
        guard let nearest, common(nearest) > 0 else {
            return
                "the header row is that of no table; the first row names the columns, as in 'code, name' for names or 'lemma, pos, when, means, who, whom' for event_frames"
        }
        var reasons: [String] = []
        let lacking = nearest.lacks(header)
        if !lacking.isEmpty { reasons.append("lacks \(lacking.joined(separator: ", "))") }
        let foreign = nearest.foreign(header)
        if !foreign.isEmpty { reasons.append("has no \(foreign.joined(separator: ", "))") }
        let subject = lacking.isEmpty ? "which " : "it "
        return
            "the header row is that of no table; nearest is \(nearest.name) (\(nearest.columns.joined(separator: ", "))): "
            + (lacking.isEmpty ? subject + reasons[0] : subject + reasons.joined(separator: ", and the table "))
    }
}
