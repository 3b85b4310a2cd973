import Foundation
import SourceText

/// What the user says of documents (`--meta FILE`): by name, and it wins over what is found in them.
public struct MetadataTable: Sendable {
    private var entries: [String: StatedMetadata] = [:]

    /// A table that says nothing.
    public init() {}

    /// The number of documents that something is said of.
    public var count: Int { entries.count }

    /// The names of the documents that something is said of, in order.
    public var names: [String] { entries.keys.sorted() }

    /// What is said of a document; nil where nothing is.
    public subscript(name: String) -> StatedMetadata? { entries[name] }

    /// Adds a document; what an earlier entry of the name said is replaced.
    public mutating func add(_ name: String, _ metadata: StatedMetadata) { entries[name] = metadata }

    /// Reads a file: a JSON list of `{name, publisher?, published?, title?, authors?, url?}`, one such object a line, or
    /// CSV (RFC 4180, commas, semicolons or tabs) with these columns.
    ///
    /// - Throws: ``IntakeFailure`` `CH0116` or `CH0117`.
    public init(path: String) throws {
        do throws(IntakeProblem) {
            let stream: any ByteStream
            do throws(IntakeProblem) {
                stream = try FileStream(path: path)
            } catch {
                switch error {
                case .noSuchPath: throw .metaUnreadable("no such file")
                case .folder: throw .metaUnreadable("it is a folder")
                case .unreadable(let why): throw .metaUnreadable(why)
                default: throw .metaUnreadable(error.reason)
                }
            }
            try self.init(bytes: try PeekStream(stream).all(limit: 256 << 20))
        } catch {
            throw IntakeFailure(path, error)
        }
    }

    init(bytes: [UInt8]) throws(IntakeProblem) {
        var bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let first = bytes.first { $0 > 0x20 }
        if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") {
            try readJSON(bytes, isList: first == UInt8(ascii: "["))
        } else {
            try readCSV(bytes)
        }
    }

    private mutating func readJSON(_ bytes: [UInt8], isList: Bool) throws(IntakeProblem) {
        var objects: [JSONValue] = []
        if isList {
            do throws(JSONReader.JSONFault) {
                objects = try JSONReader.value(of: bytes).elements
            } catch {
                throw .metaMalformed(error.what)
            }
        } else if let whole = try? JSONReader.value(of: bytes) {
            objects = [whole]
        } else {
            for (index, line) in bytes.split(separator: 0x0A).enumerated() where line.contains(where: { $0 > 0x20 }) {
                do throws(JSONReader.JSONFault) {
                    objects.append(try JSONReader.value(of: Array(line)))
                } catch {
                    throw .metaMalformed("line \(index + 1): \(error.what)")
                }
            }
        }
        for (index, object) in objects.enumerated() {
            guard let name = object["name"]?.text, !name.isEmpty else {
                throw .metaMalformed("entry \(index + 1) has no name")
            }
            if let date = object["published"]?.text, WrittenDate.period(date) == nil {
                throw .metaMalformed("entry \(index + 1): \(date) is no date")
            }
            entries[name] = StatedMetadata(object)
        }
    }

    private mutating func readCSV(_ bytes: [UInt8]) throws(IntakeProblem) {
        let rows = MetadataTable.csvRows(bytes)
        guard let header = rows.first?.map({ $0.trimmed.lowercased() }), header.contains("name") else {
            throw .metaMalformed("no column is called name")
        }
        for (index, row) in rows.dropFirst().enumerated() {
            if row.allSatisfy({ $0.trimmed.isEmpty }) { continue }
            var members: [JSONValue.Member] = []
            for (column, cell) in zip(header, row) where !cell.trimmed.isEmpty {
                // Several authors in one cell stand apart by commas or semicolons.
                let value = column == "authors" ? String(cell.map { $0 == ";" ? "," : $0 }) : cell.trimmed
                members.append(JSONValue.Member(name: column, value: .string(value)))
            }
            let object = JSONValue.object(members)
            guard let name = object["name"]?.text else { throw .metaMalformed("row \(index + 2) has no name") }
            if let date = object["published"]?.text, WrittenDate.period(date) == nil {
                throw .metaMalformed("row \(index + 2): \(date) is no date")
            }
            entries[name] = StatedMetadata(object)
        }
    }

    /// The cells of CSV: quoted cells may hold the separator, line breaks and doubled quotes.
    static func csvRows(_ bytes: [UInt8]) -> [[String]] {
        let head = bytes.prefix { $0 != 0x0A }
        var separator = UInt8(ascii: ",")
        for candidate in [UInt8(ascii: ";"), 0x09] where !head.contains(separator) && head.contains(candidate) {
            separator = candidate
        }
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var at = 0
        var quoted = false
        func endCell() {
            row.append(String(decoding: cell, as: UTF8.self))
            cell = []
        }
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if quoted {
                if byte != 0x22 {
                    cell.append(byte)
                } else if at < bytes.count, bytes[at] == 0x22 {
                    cell.append(0x22)
                    at += 1
                } else {
                    quoted = false
                }
            } else if byte == 0x22, cell.isEmpty {
                quoted = true
            } else if byte == separator {
                endCell()
            } else if byte == 0x0A {
                endCell()
                rows.append(row)
                row = []
            } else if byte != 0x0D {
                cell.append(byte)
            }
        }
        if !cell.isEmpty || !row.isEmpty {
            endCell()
            rows.append(row)
        }
        return rows
    }
}
