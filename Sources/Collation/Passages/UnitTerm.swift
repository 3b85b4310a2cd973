import Diplomacy
import SourceText

/// What the unit of an amount is compared by: the term of its word, and the time that a rate is for.
///
/// `18,000 tons a year` and `18,000 tons` may be of one thing, where the one only leaves the time out; `$40 a barrel` and `$40` are not.
struct UnitTerm {
    private var term: UInt64
    /// The hash of the rate's words; 0 for an amount that is none.
    private var rate: UInt64 = 0
    private var isMoney: Bool
    private var isShare: Bool

    /// Lengths of time are compared by their days, whatever they are told in.
    private static let length = Array("length of time".utf8)
    private static let per = Array(" per ".utf8)

    init(_ amount: Amount, _ like: LikeWords) {
        isMoney = amount.isMoney
        isShare = amount.isShare
        var unit = Array(amount.unit.utf8)[...]
        if let place = UnitTerm.place(of: UnitTerm.per, in: unit) {
            rate = TermHash.of(unit[place...])
            unit = unit[..<place]
        }
        if amount.isLength {
            term = TermHash.of(UnitTerm.length)
        } else if isMoney {
            term = TermHash.of(unit)
        } else {
            term = like.term(TermHash.of(UnitTerm.singular(unit)))
        }
    }

    /// Whether two amounts are of one unit.
    func isOne(with other: UnitTerm) -> Bool {
        if isShare || other.isShare { return isShare && other.isShare }
        guard term == other.term, isMoney == other.isMoney else { return false }
        return rate == other.rate || (!isMoney && (rate == 0 || other.rate == 0))
    }

    /// Whether two units are the same word, in the number of one or of many.
    static func areOneWord(_ a: String, _ b: String) -> Bool {
        singular(Array(a.utf8)[...]).elementsEqual(singular(Array(b.utf8)[...]))
    }

    private static func singular(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let letter = UInt8(ascii: "s")
        guard word.count > 3, word.last == letter, word[word.endIndex - 2] != letter else { return word }
        return word.dropLast()
    }

    private static func place(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count > part.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - part.count)).first { bytes[$0...].starts(with: part) }
    }
}
