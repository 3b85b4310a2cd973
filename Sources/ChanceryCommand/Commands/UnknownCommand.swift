import Foundation

/// A first word that is no command: what was meant instead.
struct UnknownCommand {
    private let word: String
    private let known: [String]

    /// - Parameters:
    ///   - arguments: those of the program.
    ///   - known: the names of the commands.
    /// - Returns: nil where the first word is a command or an option.
    init?(_ arguments: [String], known: [String]) {
        guard let first = arguments.first else { return nil }
        guard let word = first == "help" ? arguments.dropFirst().first : first else { return nil }
        guard !word.hasPrefix("-"), !known.contains(word), word != "help" else { return nil }
        self.word = word
        self.known = known
    }

    /// One line: what is wrong, and what was probably meant.
    var complaint: String {
        let least = known.map { (distance: UnknownCommand.distance(word, $0), name: $0) }.min {
            $0.distance < $1.distance
        }
        if let least, least.distance <= max(1, word.count / 3) {
            return "no such command: '\(word)'; did you mean '\(least.name)'? [CH0806]"
        }
        if FileManager.default.fileExists(atPath: word) {
            return "no such command: '\(word)'; to brief on it: chancery brief \(word) [CH0806]"
        }
        return "no such command: '\(word)'; the commands are \(known.joined(separator: ", ")) [CH0806]"
    }

    /// How many letters must be put in, taken out, changed or swapped with their neighbour (optimal string alignment).
    static func distance(_ left: String, _ right: String) -> Int {
        let (a, b) = (Array(left), Array(right))
        var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { rows[i][0] = i }
        for j in 0...b.count { rows[0][j] = j }
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        for i in 1...a.count {
            for j in 1...b.count {
                let change = a[i - 1] == b[j - 1] ? 0 : 1
                rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
                }
            }
        }
        return rows[a.count][b.count]
    }
}
