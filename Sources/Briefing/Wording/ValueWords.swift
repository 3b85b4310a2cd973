import Diplomacy
import SourceText

/// Normalised values of findings and codes of tables in plain words.
enum ValueWords {
    /// `announced_joining` → `announced joining`.
    static func code(_ code: String) -> String {
        code.utf8.contains(0x5F) ? code.split(separator: "_").joined(separator: " ") : code
    }

    /// The value of an answer: of its statement where the kind of finding has words for it, else what the text of the
    /// value says as a date, an amount of money or a code.
    static func answer(_ value: String, kind: Finding.Kind, statement: Statement?) -> String {
        if kind == .figure, let statement {
            switch statement.content {
            case .figure(let figure): return AmountWords.words(figure.amount)
            case .deal(let deal): if let amount = deal.amount { return AmountWords.words(amount) }
            default: break
            }
        }
        return plain(value)
    }

    /// `2025-11-11` → `11 November 2025`; `about USD 200000000` → `about $200 million`; `announced_joining` →
    /// `announced joining`; anything else as it is.
    static func plain(_ value: String) -> String {
        let value = PassageWords.clean(value)
        if value.utf8.first.map(isDigit) == true, let period = CalendarPeriod(iso8601: value) {
            return DateWords.words(period)
        }
        if !value.contains(" ") { return code(value) }
        return PassageWords.cut(sentence(value), 120)
    }

    /// A rule or a remark with the dates, amounts and codes in it written as people write them:
    /// `2025-11-11 and 2025-11-12/2025-11-13 share no day` → `11 November 2025 and 12–13 November 2025 share no day`.
    static func sentence(_ text: String) -> String {
        let text = PassageWords.clean(text)
        // Dates and amounts have digits, codes a low line: most sentences have neither.
        guard text.utf8.contains(where: { isDigit($0) || $0 == 0x5F }) else { return text }
        let words = text.split(separator: " ").map(String.init)
        var result: [String] = []
        var place = 0
        while place < words.count {
            // An amount takes two words: a unit and a number.
            if place + 1 < words.count {
                let (number, tail) = split(words[place + 1])
                if let amount = amount(words[place], number) {
                    result.append(amount + tail)
                    place += 2
                    continue
                }
            }
            let (word, tail) = split(words[place])
            let isPeriod = word.utf8.first.map(isDigit) == true && word.utf8.contains { $0 == 0x2D || $0 == 0x2F }
            let period = isPeriod ? CalendarPeriod(iso8601: word) : nil
            result.append((period.map(DateWords.words) ?? code(word)) + tail)
            place += 1
        }
        return result.joined(separator: " ")
    }

    /// A word and the signs that end it.
    private static func split(_ word: String) -> (word: String, tail: String) {
        let tail = word.utf8.reversed().prefix { byte in
            byte == 0x2C || byte == 0x3B || byte == 0x3A || byte == 0x2E || byte == 0x29
        }.count
        if tail == 0 { return (word, "") }
        let end = word.utf8.index(word.endIndex, offsetBy: -tail)
        return (String(word[..<end]), String(word[end...]))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// `USD 482000000` → `$482 million`, `USD 1000000000-1000000000000` → `billions of dollars`, `share 0.25` → `25%`.
    private static func amount(_ unit: String, _ number: String) -> String? {
        guard Amount.isCurrency(unit) || ["share", "percent", "people", "states"].contains(unit) else { return nil }
        let ends = number.split(separator: "-").compactMap { Double($0) }
        switch ends.count {
        case 1 where Double(number) != nil: return AmountWords.words(Amount(value: ends[0], unit: unit))
        case 2: return AmountWords.words(Amount(value: nil, low: ends[0], high: ends[1], unit: unit))
        default: return nil
        }
    }
}
