import SourceText

/// One address of the interface for programs, with all that is said of it in its description: what is served and what is
/// described are one table.
struct Endpoint: Sendable {
    /// What a field of a query, or a part of the path, takes.
    enum Kind: Sendable {
        case text
        case names
        case choice([String])
        case count(default: Int, most: Int)
        case date
        case moment
        case flag
    }

    /// A field of the query.
    struct Parameter: Sendable {
        var name: String
        var kind: Kind
        var words: String
        var isNeeded = false

        init(_ name: String, _ kind: Kind, _ words: String, isNeeded: Bool = false) {
            self.name = name
            self.kind = kind
            self.words = words
            self.isNeeded = isNeeded
        }
    }

    /// What comes back, by the name of its schema.
    enum Answer: String, Sendable {
        case rows = "Rows"
        case status = "Status"
        case text = "Text"
        case job = "Job"
        case correction = "Correction"
        case description = "Description"
    }

    var method = "get"
    /// `/documents/{id}`.
    var path: String
    /// One sentence.
    var summary: String
    var parameters: [Parameter] = []
    /// The name of the schema that a body has; nil where none is sent.
    var body: String?
    var answer: Answer
    /// The status of a reply that succeeds.
    var status = 200
    /// Makes the reply.
    var run: @Sendable (Call) throws -> [UInt8]

    /// Whether a path is one of this address; the parts that stand for something.
    func match(_ parts: ArraySlice<String>) -> [String]? {
        let own = path.split(separator: "/")
        guard own.count == parts.count else { return nil }
        var values: [String] = []
        for (mine, theirs) in zip(own, parts) {
            if mine.hasPrefix("{") { values.append(theirs) } else if mine != theirs { return nil }
        }
        return values
    }

    /// Checks a query: unknown fields are refused, since a misspelt filter would else give everything.
    func check(_ fields: QueryFields) throws(Refusal) {
        for pair in fields.pairs {
            guard let parameter = parameters.first(where: { $0.name == pair.name }) else {
                let known = parameters.map(\.name).joined(separator: ", ")
                throw .unfit("There is no field '\(pair.name)' here\(known.isEmpty ? "" : "; there are \(known)").")
            }
            let value = pair.value
            func wrong(_ wanted: String) -> Refusal { .unfit("'\(value)' is \(wanted) (\(parameter.name)).") }
            switch parameter.kind {
            case .text: continue
            case .names:
                if value.isEmpty { throw wrong("no name") }
                if value.trimmed.isEmpty { throw .unknown("'\(value)' is nobody (\(parameter.name)).") }
            case .choice(let words):
                if !words.contains(value) { throw wrong("none of \(words.joined(separator: ", "))") }
            case .count(_, let most):
                guard let number = Int(value), (1...most).contains(number), String(number) == value else {
                    throw wrong("no whole number from 1 to \(most)")
                }
            case .date: if !Endpoint.isDate(value) { throw wrong("no date; write 2026-02-11, 2026-02 or 2026") }
            case .moment:
                if !Endpoint.isMoment(value) { throw wrong("no moment; write 2026-03-01, 2026-03-01T09:30 or r17") }
            case .flag: if value != "true", value != "false" { throw wrong("neither true nor false") }
            }
            if case .names = parameter.kind { continue }
            if fields.pairs.filter({ $0.name == pair.name }).count > 1 { throw .unfit("\(pair.name) is given twice.") }
        }
        for parameter in parameters where parameter.isNeeded && fields.raw(parameter.name) == nil {
            throw .unfit("\(parameter.name) is needed: \(parameter.words)")
        }
    }

    /// `2026`, `2026-02` or `2026-02-11`, of a year with four digits from 1000.
    static func isDate(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x31...0x39).contains(first),
            text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }), [4, 7, 10].contains(text.utf8.count)
        else { return false }
        return CalendarPeriod(iso8601: text) != nil
    }

    /// A date, a day with a time in UTC (`T09:30`, `T09:30:15`, `T09:30:15Z`), `r17`, or `now`.
    static func isMoment(_ text: String) -> Bool {
        if text == "now" || isDate(text) { return true }
        let bytes = Array(text.utf8)
        if bytes.first == 0x72 {
            return (2...10).contains(bytes.count) && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
        }
        guard bytes.count >= 16, bytes[10] == 0x54, isDate(String(text.prefix(10))) else { return false }
        let parts = text.dropFirst(11).split(separator: ":", omittingEmptySubsequences: false)
        func isNumber(_ part: Substring, below most: Int) -> Bool {
            part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
                && Int(part).map { $0 < most } ?? false
        }
        guard parts.count == 2 || parts.count == 3, isNumber(parts[0], below: 24), isNumber(parts[1], below: 60) else {
            return false
        }
        return parts.count == 2 || isNumber(parts[2].hasSuffix("Z") ? parts[2].dropLast() : parts[2], below: 60)
    }
}
