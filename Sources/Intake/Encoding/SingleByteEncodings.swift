import SourceText

/// The single-byte encodings of the WHATWG Encoding Standard, from `encodings.tsv`.
struct SingleByteEncodings: Sendable {
    /// One encoding: the code points of the bytes 80 to FF.
    struct Table: Sendable {
        var name: String
        var points: [UInt16]
    }

    private let tables: [Table]
    private let byName: [String: Int]
    private let western: Table
    private let cyrillic: Table?
    private let koi8: Table?

    init(_ table: TSVTable) throws {
        var tables: [Table] = []
        var byName: [String: Int] = [:]
        for row in table.rows {
            let name = row["name"]
            let points = row["points"].split(separator: " ").compactMap { point -> UInt16? in
                // A byte that stands for nothing.
                point == "-" ? 0xFFFD : UInt16(point, radix: 16)
            }
            guard points.count == 128 else { throw row.failure("CH0205", "points: 128 code points are wanted") }
            for alias in [name] + row["aliases"].split(separator: " ").map(String.init) {
                byName[alias] = tables.count
            }
            tables.append(Table(name: name, points: points))
        }
        self.tables = tables
        self.byName = byName
        let latin = Table(name: "windows-1252", points: (128...255).map { UInt16($0) })
        western = byName["windows-1252"].map { tables[$0] } ?? latin
        cyrillic = byName["windows-1251"].map { tables[$0] }
        koi8 = byName["koi8-r"].map { tables[$0] }
    }

    /// The encoding of a name or alias, in any case; nil for UTF-8 and what is not known.
    func table(named name: String) -> Table? {
        byName[name.lowercased()].map { tables[$0] }
    }

    /// The encoding that bytes look like when nothing declares one: Cyrillic where letters above 7F come in long runs,
    /// KOI8-R or windows-1251 by which of them makes the letters lower-case; Western otherwise.
    func guess(_ bytes: [UInt8]) -> Table {
        var high = 0
        var runs = 0
        var letters = 0
        var lowerIn1251 = 0
        var lowerInKOI8 = 0
        var before: UInt8 = 0
        for byte in bytes.prefix(1 << 16) {
            if byte >= 0xC0 {
                high += 1
                if before >= 0xC0 { runs += 1 }
                if byte >= 0xE0 { lowerIn1251 += 1 } else { lowerInKOI8 += 1 }
            } else if (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A {
                letters += 1
            }
            before = byte
        }
        guard high > 20, runs * 2 > high, high > letters / 4, let cyrillic, let koi8 else { return western }
        return lowerInKOI8 > lowerIn1251 ? koi8 : cyrillic
    }
}
