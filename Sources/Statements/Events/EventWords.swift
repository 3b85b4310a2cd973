import Foundation
import SourceText

/// Classes of words that the frames of events ask for, `agreement` or `troops`: the table `event_words.tsv`.
struct EventWords: Sendable {
    /// A set of classes, one bit a class.
    typealias Classes = UInt128

    private var classesOf: [String: Classes] = [:]
    private var bit: [String: Int] = [:]

    init(resources: TableFolder) throws {
        for row in try resources.table("event_words", columns: ["lemma", "class"]) {
            let name = row["class"]
            let number = bit[name] ?? bit.count
            guard number < Classes.bitWidth else {
                throw row.failure("CH0220", "there are more than \(Classes.bitWidth) classes")
            }
            bit[name] = number
            classesOf[row["lemma"], default: 0] |= 1 << number
        }
    }

    /// The class of a name as a set; nil where no word has it.
    func named(_ name: String) -> Classes? { bit[name].map { 1 << $0 } }

    /// The classes of a lemma in lower case; of a plural that a name keeps (`Accords`) those of its singular.
    func classes(of lemma: String) -> Classes {
        if let known = classesOf[lemma] { return known }
        if lemma.utf8.count > 3, lemma.utf8.last == 0x73 { return classesOf[String(lemma.dropLast())] ?? 0 }
        return 0
    }
}
