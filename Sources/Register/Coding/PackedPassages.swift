import Diplomacy
import SourceText

// How the clauses of a body are packed: their columns one after the other, hashes of words as numbers in the list of terms.

extension PackedWriter {
    /// - Parameter own: the place of a hash among the terms of the digest; most words stand there.
    mutating func write(_ passages: Passages, own: [UInt64: Int], number: (UInt64) throws -> Int) rethrows {
        write(passages.entities)
        write(UInt64(passages.terms.count))
        for term in passages.terms {
            // By the rest of three: a term of the digest, an entity, a word that is no term of it.
            if term.entity >= 0 {
                write(UInt64(term.entity) * 3 + 1)
            } else if let place = own[term.hash] {
                write(UInt64(place) * 3)
            } else {
                write(UInt64(try number(term.hash)) * 3 + 2)
            }
        }
        // Clauses, sentences, terms and values mostly follow one another: what is written is the distance.
        var (sentence, terms, values) = (0, 0, 0)
        write(UInt64(passages.clauses.count))
        for clause in passages.clauses {
            write(clause.span)
            write(Int(clause.sentence) - sentence)
            write(clause.terms, from: &terms)
            write(UInt64(clause.heads))
            write(clause.values, from: &values)
            write(clause.isDenied)
            sentence = Int(clause.sentence)
        }
        terms = 0
        lastEnd = 0
        write(UInt64(passages.values.count))
        for value in passages.values {
            write(value.span)
            write(value.near, from: &terms)
            write(UInt64(value.governors))
            switch value.content {
            case .time(let period):
                write(true)
                write(period)
            case .amount(let amount):
                write(false)
                write(amount)
            }
        }
    }

    private mutating func write(_ range: Range<Int32>, from end: inout Int) {
        write(Int(range.lowerBound) - end)
        write(UInt64(range.count))
        end = Int(range.upperBound)
    }
}

extension PackedReader {
    /// - Parameter own: the hashes of the terms of the digest, in the order in which they were written.
    mutating func passages(own: [UInt64], hash: (Int) -> UInt64?) throws(Damage) -> Passages {
        var passages = Passages()
        passages.entities = try entityIDs()
        for _ in 0..<(try count()) {
            let number = try unsigned()
            guard number < UInt64(Int32.max) else { throw Damage() }
            // The first form had two kinds: words and entities.
            let (place, kind) =
                form == 1 ? (Int(number / 2), number % 2 == 1 ? 1 : 2) : (Int(number / 3), Int(number % 3))
            switch kind {
            case 0:
                guard place < own.count else { throw Damage() }
                passages.terms.append(Passages.Term(hash: own[place]))
            case 1:
                guard place < passages.entities.count else { throw Damage() }
                passages.terms.append(Passages.Term(entity: place))
            default:
                guard let hash = hash(place) else { throw Damage() }
                passages.terms.append(Passages.Term(hash: hash))
            }
        }
        var (sentence, termEnd, valueEnd) = (0, 0, 0)
        for _ in 0..<(try count()) {
            let span = try span()
            sentence = form == 1 ? try small() : try moved(sentence)
            let terms = try range(from: &termEnd)
            let heads = try small()
            let values = try range(from: &valueEnd)
            passages.clauses.append(
                Passages.Clause(
                    span: span, sentence: sentence, terms: terms, heads: heads, values: values,
                    isDenied: try flag()))
        }
        termEnd = 0
        lastEnd = 0
        for _ in 0..<(try count()) {
            let span = try span()
            let near = try range(from: &termEnd)
            let governors = try small()
            let content: Passages.Value.Content = try flag() ? .time(try period()) : .amount(try amount())
            passages.values.append(
                Passages.Value(content: content, span: span, near: near, governors: governors))
        }
        for clause in passages.clauses {
            guard clause.terms.upperBound <= passages.terms.count, clause.values.upperBound <= passages.values.count
            else { throw Damage() }
        }
        for value in passages.values where value.near.upperBound > passages.terms.count { throw Damage() }
        return passages
    }

    /// A number that fits into 31 bits.
    private mutating func small() throws(Damage) -> Int {
        let value = try unsigned()
        guard value <= UInt64(Int32.max) else { throw Damage() }
        return Int(value)
    }

    /// A number that is not negative, by its distance from another.
    private mutating func moved(_ from: Int) throws(Damage) -> Int {
        let distance = try integer()
        guard distance >= -from, distance <= Int(Int32.max) - from else { throw Damage() }
        return from + distance
    }

    private mutating func range(from end: inout Int) throws(Damage) -> Range<Int> {
        let start = try moved(form == 1 ? 0 : end)
        let count = try small()
        guard start <= Int(Int32.max) - count else { throw Damage() }
        end = start + count
        return start..<end
    }
}
