import Foundation
import SourceText

/// Classes of words that the frames of events ask for, `agreement` or `troops`: the table `event_words.tsv`.
struct EventWords: Sendable {
    /// A set of classes, one bit a class.
    struct Classes: Hashable, Sendable, ExpressibleByIntegerLiteral {
        private var low: UInt128 = 0
        private var high: UInt128 = 0

        /// How many classes a set can tell apart.
        static let capacity = 256

        /// The empty set is `0`; another number is the set of its bits.
        init(integerLiteral value: UInt64) { low = UInt128(value) }

        /// The set of one class.
        init(number: Int) {
            if number < 128 { low = 1 << number } else { high = 1 << (number - 128) }
        }

        static func & (a: Classes, b: Classes) -> Classes {
            var both = a
            both.low &= b.low
            both.high &= b.high
            return both
        }

        static func | (a: Classes, b: Classes) -> Classes {
            var either = a
            either.low |= b.low
            either.high |= b.high
            return either
        }

        static func |= (a: inout Classes, b: Classes) { a = a | b }
    }

    private var classesOf: [String: Classes] = [:]
    private var bit: [String: Int] = [:]

    init(resources: TableFolder) throws {
        for row in try resources.table("event_words", columns: ["lemma", "class"]) {
            let name = row["class"]
            let number = bit[name] ?? bit.count
            guard number < Classes.capacity else {
                throw row.failure("CH0220", "there are more than \(Classes.capacity) classes")
            }
            bit[name] = number
            classesOf[row["lemma"], default: 0] |= Classes(number: number)
        }
    }

    /// The class of a name as a set; nil where no word has it.
    func named(_ name: String) -> Classes? { bit[name].map(Classes.init(number:)) }

    /// The classes of a lemma in lower case; of a plural that a name keeps (`Accords`) those of its singular.
    func classes(of lemma: String) -> Classes {
        if let known = classesOf[lemma] { return known }
        if lemma.utf8.count > 3, lemma.utf8.last == 0x73 { return classesOf[String(lemma.dropLast())] ?? 0 }
        if let singular = EventWords.singular(of: lemma) { return classesOf[singular] ?? 0 }
        return 0
    }

    /// The singular of a lemma that lost only the s of its plural: `embargo` of `embargoe`; nil of any other.
    static func singular(of lemma: String) -> String? { lemma.hasSuffix("oe") ? String(lemma.dropLast()) : nil }
}
