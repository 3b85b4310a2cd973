/// The roll calls of one session: how each state voted on each.
///
/// The table that it is read from has a header row `session`, `rcid` and a column a state; a row is a roll call, its cells
/// are `y` yes, `a` abstain, `n` no, and `-` or nothing where no vote was recorded; tabs part them, or commas.
public struct RollCalls: Sendable {
    /// A row of the table that cannot be read.
    public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The line, counted from 1.
        public var line: Int
        /// What is wrong, in words.
        public var reason: String

        /// One line: the code, the line of the table, what is wrong.
        public var description: String { "CH0701: line \(line): \(reason)" }
    }

    /// The number of the session, as the table has it.
    public var session: Int
    /// The states, in order of the columns.
    public var states: [String]
    /// How many roll calls were contested: not all who voted agreed.
    public var contested: Int
    /// For each state and each of no, abstain, yes: the contested roll calls on which it voted so, a bit each; 64 in a word.
    var votes: [[UInt64]]

    /// Reads the table: the sessions in ascending order, and the rows that could not be read.
    public static func read(_ bytes: [UInt8]) -> (sessions: [RollCalls], failures: [Failure]) {
        var failures: [Failure] = []
        var states: [String] = []
        var rows: [Int: [[UInt8]]] = [:]
        var rollCalls: Set<[[UInt8]]> = []
        var line = 0
        var position = 0
        var separator: UInt8 = 0x09
        while position < bytes.count {
            line += 1
            let start = position
            var end = position
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            position = end + 1
            if end > start, bytes[end - 1] == 0x0D { end -= 1 }
            if start == end { continue }
            // The header tells what parts the cells.
            if states.isEmpty, !bytes[start..<end].contains(0x09) { separator = UInt8(ascii: ",") }
            let cells = bytes[start..<end].split(separator: separator, omittingEmptySubsequences: false)
            if states.isEmpty {
                guard cells.count > 2 else {
                    failures.append(Failure(line: line, reason: "the header row names no state"))
                    break
                }
                states = cells.dropFirst(2).map { String(decoding: $0, as: UTF8.self) }
                continue
            }
            guard let session = Int(String(decoding: cells[0], as: UTF8.self)) else {
                failures.append(Failure(line: line, reason: "the first cell is no number of a session"))
                continue
            }
            guard cells.count == states.count + 2 else {
                failures.append(
                    Failure(line: line, reason: "\(cells.count) cells, but the header names \(states.count + 2)"))
                continue
            }
            guard rollCalls.insert([Array(cells[0]), Array(cells[1])]).inserted else {
                failures.append(
                    Failure(line: line, reason: "roll call \(String(decoding: cells[1], as: UTF8.self)) is there twice")
                )
                continue
            }
            var row: [UInt8] = []
            row.reserveCapacity(states.count)
            for cell in cells.dropFirst(2) {
                guard let vote = RollCalls.vote(cell) else { break }
                row.append(vote)
            }
            guard row.count == states.count else {
                let cell = String(decoding: cells[row.count + 2], as: UTF8.self)
                failures.append(
                    Failure(
                        line: line, reason: "'\(cell)' of \(states[row.count]) is no vote; there are y, a, n and '-'"))
                continue
            }
            rows[session, default: []].append(row)
        }
        let sessions = rows.keys.sorted().map { RollCalls(session: $0, states: states, rows: rows[$0] ?? []) }
        return (sessions, failures)
    }

    /// 0 no, 1 abstain, 2 yes, 3 where no vote was recorded; nil for anything else.
    private static func vote(_ cell: ArraySlice<UInt8>) -> UInt8? {
        guard let vote = cell.first else { return 3 }
        if cell.count > 1 { return nil }
        return switch vote {
        case UInt8(ascii: "n"), UInt8(ascii: "N"): 0
        case UInt8(ascii: "a"), UInt8(ascii: "A"): 1
        case UInt8(ascii: "y"), UInt8(ascii: "Y"): 2
        case UInt8(ascii: "-"): 3
        default: nil
        }
    }

    private init(session: Int, states: [String], rows: [[UInt8]]) {
        self.session = session
        self.states = states
        let contested = rows.filter { row in
            var seen = 0
            for vote in row where vote < 3 { seen |= 1 << Int(vote) }
            return seen.nonzeroBitCount > 1
        }
        self.contested = contested.count
        let words = (contested.count + 63) / 64
        votes = Array(repeating: Array(repeating: 0, count: words * 3), count: states.count)
        for (number, row) in contested.enumerated() {
            for (state, vote) in row.enumerated() where vote < 3 {
                votes[state][Int(vote) * words + number / 64] |= 1 << UInt64(number % 64)
            }
        }
    }
}
