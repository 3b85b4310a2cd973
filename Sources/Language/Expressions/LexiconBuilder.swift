import Foundation
import SourceText

/// Gathers the words of all tables under one number each, and cuts phrases into them.
struct LexiconBuilder {
    private(set) var words: [[UInt8]] = []
    private(set) var entries: [WordEntry] = [WordEntry()]
    private(set) var frequencies = [""]
    private var numbers: [[UInt8]: Int] = [:]

    /// The number of a word in small letters, given it where it is new.
    @discardableResult mutating func intern(_ word: [UInt8]) -> Int {
        if let number = numbers[word] { return number }
        words.append(word)
        entries.append(WordEntry())
        numbers[word] = words.count
        return words.count
    }

    /// An index over phrases; their first words get a role. A phrase without text is passed over.
    mutating func index(_ phrases: [String], role: WordEntry.Roles) -> PhraseIndex {
        var index = PhraseIndex()
        for (row, phrase) in phrases.enumerated() {
            let elements = cut(phrase)
            guard let first = elements.first, first <= 0xFFFF else { continue }
            entries[Int(first)].roles.insert(role)
            index.add(elements, row: row)
        }
        return index
    }

    /// Cuts a phrase the way ``PieceScanner`` cuts text.
    private mutating func cut(_ phrase: String) -> [PhraseIndex.Element] {
        var elements: [PhraseIndex.Element] = []
        var word: [UInt8] = []
        var digits: Int?
        func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A || byte >= 0x80 }
        var sign: [UInt8] = []
        let bytes = Array(phrase.lowercased().utf8) + [0x20]
        for (index, byte) in bytes.enumerated() {
            // A currency sign is a piece of its own, whatever letters it stands with.
            if let length = LexiconBuilder.signLength(bytes, index) {
                if !word.isEmpty { elements.append(PhraseIndex.Element(intern(word))) }
                if let value = digits { elements.append(PhraseIndex.digits(value)) }
                (word, digits) = ([], nil)
                sign = Array(bytes[index..<index + length])
            }
            if !sign.isEmpty {
                if byte == sign.last { elements.append(PhraseIndex.Element(intern(sign))) }
                if byte == sign.last { sign = [] }
                continue
            }
            if isLetter(byte), digits == nil {
                word.append(byte)
                continue
            }
            if byte &- 0x30 < 10, word.isEmpty {
                digits = min((digits ?? 0) * 10 + Int(byte - 0x30), 1_000_000)
                continue
            }
            if !word.isEmpty { elements.append(PhraseIndex.Element(intern(word))) }
            if let value = digits { elements.append(PhraseIndex.digits(value)) }
            word = []
            digits = nil
            if isLetter(byte) {
                word.append(byte)
            } else if byte &- 0x30 < 10 {
                digits = Int(byte - 0x30)
            } else if byte == 0x24 {
                elements.append(PhraseIndex.Element(intern([byte])))
            } else if byte > 0x20 {
                elements.append(PhraseIndex.mark(byte))
            }
        }
        return elements
    }

    /// The length of a currency sign above ASCII that begins at a byte: `¢`, `£`, `₦`.
    private static func signLength(_ bytes: [UInt8], _ at: Int) -> Int? {
        if bytes[at] == 0xC2, at + 1 < bytes.count, (0xA2...0xA5).contains(bytes[at + 1]) { return 2 }
        if bytes[at] == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x82, (0xA0...0xBF).contains(bytes[at + 2]) {
            return 3
        }
        return nil
    }

    /// Reads `expression_words.tsv`: one role of one word a row.
    mutating func readWords(_ folder: URL) throws {
        let table = try TSVTable(
            contentsOf: folder.appendingPathComponent("expression_words.tsv"), columns: ["word", "role", "value"])
        for row in table.rows {
            let number = intern(Array(row["word"].utf8))
            var entry = entries[number]
            try add(row["role"], row["value"], to: &entry, row)
            entries[number] = entry
        }
    }

    /// Reads `named_days.tsv`.
    mutating func readNamedDays(_ folder: URL) throws -> [ExpressionTables.NamedDay] {
        let table = try TSVTable(
            contentsOf: folder.appendingPathComponent("named_days.tsv"), columns: ["day", "year", "cues"])
        return try table.rows.map { row in
            guard let day = CalendarDay("2000-" + row["day"]), let year = try row.integer("year") else {
                throw row.failure("CH0213", "'\(row["day"])' is no day")
            }
            let cues = row.list("cues").map { intern(Array($0.utf8)) }
            for cue in cues { entries[cue].roles.insert(.cue) }
            return ExpressionTables.NamedDay(
                month: day.month, day: day.day, year: year, cues: cues.map { UInt16(clamping: $0) })
        }
    }

    private mutating func add(_ role: String, _ value: String, to entry: inout WordEntry, _ row: TSVTable.Row) throws {
        func number() throws -> Double {
            guard let number = Double(value) else { throw row.failure("CH0204", "value: '\(value)' is no number") }
            return number
        }
        func whole() throws -> Int { Int(try number()) }
        switch role {
        case "number": (entry.number, _) = (try number(), entry.roles.insert(.number))
        case "scale": (entry.scale, _) = (try number(), entry.roles.insert(.scale))
        case "glued_scale": (entry.scale, _) = (try number(), entry.roles.insert(.glued))
        case "ordinal": (entry.ordinal, _) = (try number(), entry.roles.insert(.ordinal))
        case "fraction": (entry.denominator, _) = (try number(), entry.roles.insert(.fraction))
        case "fractions":
            entry.denominator = try number()
            entry.roles.formUnion([.fraction, .plural])
        case "month": (entry.month, _) = (try whole(), entry.roles.insert(.month))
        case "month_weak":
            entry.month = try whole()
            entry.roles.formUnion([.month, .weak])
        case "weekday": (entry.weekday, _) = (try whole(), entry.roles.insert(.weekday))
        case "weekday_weak":
            entry.weekday = try whole()
            entry.roles.formUnion([.weekday, .weak])
        case "weekdays":
            entry.weekday = try whole()
            entry.roles.formUnion([.weekday, .plural])
        case "unit", "units", "unit_weak":
            guard let unit = TimeUnit(rawValue: value) else {
                throw row.failure("CH0213", "'\(value)' is no unit of time")
            }
            entry.unit = unit
            entry.roles.insert(.unit)
            if role == "units" { entry.roles.insert(.plural) }
            if role == "unit_weak" { entry.roles.insert(.weak) }
        case "season": (entry.season, _) = (try whole(), entry.roles.insert(.season))
        case "part", "parts":
            guard let part = DayPart.allCases.first(where: { "\($0)" == value }) else {
                throw row.failure("CH0213", "'\(value)' is no part of the day")
            }
            entry.part = part
            entry.roles.insert(.part)
            if role == "parts" { entry.roles.insert(.plural) }
        case "offset": (entry.offset, _) = (try whole(), entry.roles.insert(.offset))
        case "shift": (entry.shift, _) = (try whole(), entry.roles.insert(.shift))
        case "frequency":
            entry.frequency = frequencies.firstIndex(of: value) ?? frequencies.count
            if entry.frequency == frequencies.count { frequencies.append(value) }
            entry.roles.insert(.frequency)
        case "phase":
            let phases: [String: Phase] = [
                "early": .early, "mid": .mid, "late": .late, "start": .start, "middle": .middle, "end": .end,
            ]
            guard let phase = phases[value] else { throw row.failure("CH0213", "'\(value)' is no part of a period") }
            entry.phase = phase
            entry.roles.insert(.phase)
        case "vague": (entry.number, _) = (try number(), entry.roles.insert(.vague))
        case "zone": entry.roles.insert(.zone)
        case "future": entry.roles.insert(.future)
        case "past": entry.roles.insert(.past)
        case "stop": entry.roles.insert(.stop)
        case "quoted": entry.roles.insert(.quoted)
        case "delivery": entry.roles.insert(.delivery)
        case "counted": entry.roles.insert(.counted)
        case "label": entry.roles.insert(.label)
        case "dated": entry.roles.insert(.dated)
        case "firm": entry.roles.insert(.firm)
        case "stage": entry.roles.insert(.stage)
        case "matter": entry.roles.insert(.matter)
        case "program": entry.roles.insert(.program)
        case "present": entry.roles.insert(.present)
        case "decade": (entry.number, _) = (try number(), entry.roles.insert(.decade))
        case "score": entry.roles.insert(.score)
        case "public": entry.roles.insert(.publicMoney)
        default: throw row.failure("CH0213", "'\(role)' is no role of a word")
        }
    }
}
