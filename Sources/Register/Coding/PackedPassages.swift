import Diplomacy
import SourceText

// How the clauses of a body are packed: their columns one after the other, hashes of words as numbers in the list of terms.

extension PackedWriter {
    mutating func write(_ passages: Passages, number: (UInt64) throws -> Int) rethrows {
        write(passages.entities)
        write(UInt64(passages.terms.count))
        for term in passages.terms {
            // Even numbers are words, odd ones entities.
            if term.entity >= 0 {
                write(UInt64(term.entity) * 2 + 1)
            } else {
                write(UInt64(try number(term.hash)) * 2)
            }
        }
        write(passages.clauses) { clause, writer in
            writer.write(clause.span)
            writer.write(UInt64(clause.sentence))
            writer.write(clause.terms)
            writer.write(UInt64(clause.heads))
            writer.write(clause.values)
            writer.write(clause.isDenied)
        }
        write(passages.values) { value, writer in
            writer.write(value.span)
            writer.write(value.near)
            writer.write(UInt64(value.governors))
            switch value.content {
            case .time(let period):
                writer.write(true)
                writer.write(period)
            case .amount(let amount):
                writer.write(false)
                writer.write(amount)
            }
        }
    }

    private mutating func write(_ range: Range<Int32>) {
        write(Int(range.lowerBound))
        write(UInt64(range.count))
    }
}

extension PackedReader {
    mutating func passages(hash: (Int) -> UInt64?) throws(Damage) -> Passages {
        var passages = Passages()
        passages.entities = try entityIDs()
        for _ in 0..<(try count()) {
            let number = try unsigned()
            guard number < UInt64(Int32.max) else { throw Damage() }
            if number % 2 == 1 {
                guard number / 2 < UInt64(passages.entities.count) else { throw Damage() }
                passages.terms.append(Passages.Term(entity: Int(number / 2)))
            } else {
                guard let hash = hash(Int(number / 2)) else { throw Damage() }
                passages.terms.append(Passages.Term(hash: hash))
            }
        }
        passages.clauses = try list { reader throws(Damage) in
            let span = try reader.span()
            let sentence = try reader.small()
            let terms = try reader.range()
            let heads = try reader.small()
            let values = try reader.range()
            return Passages.Clause(
                span: span, sentence: sentence, terms: terms, heads: heads, values: values,
                isDenied: try reader.flag())
        }
        passages.values = try list { reader throws(Damage) in
            let span = try reader.span()
            let near = try reader.range()
            let governors = try reader.small()
            let content: Passages.Value.Content =
                try reader.flag() ? .time(try reader.period()) : .amount(try reader.amount())
            return Passages.Value(content: content, span: span, near: near, governors: governors)
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

    private mutating func range() throws(Damage) -> Range<Int> {
        let start = try integer()
        let count = try small()
        guard start >= 0, start <= Int(Int32.max) - count else { throw Damage() }
        return start..<(start + count)
    }
}
