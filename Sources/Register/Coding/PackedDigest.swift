import Diplomacy

/// A digest as the register keeps it: terms by their numbers in the register's list of terms, which are short where the
/// hashes are long, and everything else packed.
struct PackedDigest {
    /// Packs a digest.
    ///
    /// - Parameter number: the number of a term's hash in the list.
    static func pack(_ digest: Digest, number: (UInt64) throws -> Int) rethrows -> [UInt8] {
        let terms = try digest.terms.map { (number: try number($0.hash), count: $0.count) }.sorted {
            $0.number < $1.number
        }
        var writer = PackedWriter()
        var last = 0
        writer.write(terms) { term, writer in
            writer.write(UInt64(term.number - last))
            last = term.number
            // Counts are whole but for the rarest.
            let whole = UInt64(exactly: term.count.rounded(.down)) ?? 0
            if Float(whole) == term.count {
                writer.write(whole + 1)
            } else {
                writer.write(UInt64(0))
                writer.write(UInt64(term.count.bitPattern))
            }
        }
        writer.write(digest.fingerprints) { $1.writeWhole($0) }
        writer.write(UInt64(digest.words))
        writer.write(digest.entities) { entity, writer in
            writer.write(entity.entity)
            writer.write(UInt64(entity.count))
        }
        try writer.write(digest.passages, number: number)
        return writer.bytes
    }

    /// Unpacks a digest.
    ///
    /// - Parameter hash: the hash of a term's number; nil where the list has none.
    static func digest(_ bytes: [UInt8], hash: (Int) -> UInt64?) throws(PackedReader.Damage) -> Digest {
        var reader = PackedReader(bytes)
        var number = 0
        var terms: [Digest.Term] = []
        for _ in 0..<(try reader.count()) {
            let step = try reader.unsigned()
            guard step < UInt64(Int32.max) else { throw PackedReader.Damage() }
            number += Int(step)
            guard let hash = hash(number) else { throw PackedReader.Damage() }
            let whole = try reader.unsigned()
            let count =
                whole > 0
                ? Float(whole - 1) : Float(bitPattern: UInt32(truncatingIfNeeded: try reader.unsigned()))
            terms.append(Digest.Term(hash: hash, count: count))
        }
        terms.sort { $0.hash < $1.hash }
        let fingerprints = try reader.list { reader throws(PackedReader.Damage) in try reader.whole() }
        let words = Int(truncatingIfNeeded: try reader.unsigned())
        let entities = try reader.list { reader throws(PackedReader.Damage) in
            let entity = try reader.entityID()
            return Digest.EntityCount(entity: entity, count: Int(truncatingIfNeeded: try reader.unsigned()))
        }
        let passages = try reader.passages(hash: hash)
        guard reader.isAtEnd else { throw PackedReader.Damage() }
        return Digest(
            terms: terms, fingerprints: fingerprints, words: words, entities: entities, passages: passages)
    }
}
