import Diplomacy

/// A digest as the register keeps it: terms by their numbers in the register's list of terms, which are short where the
/// hashes are long, no fingerprints where the text gives them anew, and everything else packed.
///
/// The terms come first, so that the grouping into stories need not unpack the rest.
struct PackedDigest {
    /// Packs a digest.
    ///
    /// - Parameters:
    ///   - reading: what it is the digest of; ids of its entities are written as their numbers, and the counts of its
    ///     mentions not at all.
    ///   - derived: the fingerprints of the document's text; where they are the digest's, none is written.
    ///   - number: the number of a term's hash in the list.
    static func pack(
        _ digest: Digest, of reading: Reading, derived: [UInt64], number: (UInt64) throws -> Int
    ) rethrows -> [UInt8] {
        let terms = try digest.terms.map { (number: try number($0.hash), count: $0.count, hash: $0.hash) }.sorted {
            $0.number < $1.number
        }
        var writer = PackedWriter(known: known(in: reading))
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
        let isDerived = digest.fingerprints == derived
        writer.write(isDerived)
        if !isDerived { writer.write(digest.fingerprints) { $1.writeWhole($0) } }
        writer.write(UInt64(digest.words))
        let areMentions = digest.entities == counts(in: reading)
        writer.write(areMentions)
        if !areMentions {
            writer.write(digest.entities) { entity, writer in
                writer.write(entity.entity)
                writer.write(UInt64(entity.count))
            }
        }
        let own = Dictionary(
            terms.enumerated().map { ($0.element.hash, $0.offset) }, uniquingKeysWith: { first, _ in first })
        try writer.write(digest.passages, own: own, number: number)
        return writer.bytes
    }

    private static func known(in reading: Reading) -> KnownStrings {
        KnownStrings(reading.entities.map(\.id.rawValue))
    }

    /// How often a reading mentions each entity.
    private static func counts(in reading: Reading) -> [Digest.EntityCount] {
        var counts: [EntityID: Int] = [:]
        for mention in reading.mentions { counts[mention.entity, default: 0] += 1 }
        return counts.map { Digest.EntityCount(entity: $0.key, count: $0.value) }.sorted { $0.entity < $1.entity }
    }

    /// Unpacks a digest.
    ///
    /// - Parameters:
    ///   - reading: what it is the digest of.
    ///   - form: the form of the document's row; up to 1 all fingerprints were written.
    ///   - derived: gives the fingerprints of the document's text, where they are wanted.
    ///   - hash: the hash of a term's number; nil where the list has none.
    static func digest(
        _ bytes: [UInt8], of reading: Reading, form: Int, derived: () throws -> [UInt64], hash: (Int) -> UInt64?
    ) throws -> Digest {
        var reader = PackedReader(bytes, known: known(in: reading), form: form)
        var terms = try reader.terms(hash: hash)
        let own = terms.map(\.hash)
        terms.sort { $0.hash < $1.hash }
        let isDerived = form > 1 ? try reader.flag() : false
        let fingerprints =
            try isDerived
            ? derived() : reader.list { reader throws(PackedReader.Damage) in try reader.whole() }
        let words = Int(truncatingIfNeeded: try reader.unsigned())
        let areMentions = form > 1 ? try reader.flag() : false
        let entities =
            try areMentions
            ? counts(in: reading)
            : reader.list { reader throws(PackedReader.Damage) in
                let entity = try reader.entityID()
                return Digest.EntityCount(entity: entity, count: Int(truncatingIfNeeded: try reader.unsigned()))
            }
        let passages = try reader.passages(own: own, hash: hash)
        guard reader.isAtEnd else { throw PackedReader.Damage() }
        return Digest(
            terms: terms, fingerprints: fingerprints, words: words, entities: entities, passages: passages)
    }

    /// The terms of a digest alone.
    static func terms(_ bytes: [UInt8], hash: (Int) -> UInt64?) throws(PackedReader.Damage) -> [Digest.Term] {
        var reader = PackedReader(bytes)
        return try reader.terms(hash: hash).sorted { $0.hash < $1.hash }
    }
}

extension PackedReader {
    /// In the order in which they were written.
    fileprivate mutating func terms(hash: (Int) -> UInt64?) throws(Damage) -> [Digest.Term] {
        var number = 0
        var terms: [Digest.Term] = []
        for _ in 0..<(try count()) {
            let step = try unsigned()
            guard step < UInt64(Int32.max) else { throw Damage() }
            number += Int(step)
            guard let hash = hash(number) else { throw Damage() }
            let whole = try unsigned()
            let count =
                whole > 0 ? Float(whole - 1) : Float(bitPattern: UInt32(truncatingIfNeeded: try unsigned()))
            terms.append(Digest.Term(hash: hash, count: count))
        }
        return terms
    }
}
