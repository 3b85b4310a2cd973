import Diplomacy
import Language
import SourceText

/// Makes what Collation needs of a document's words: terms for stories, fingerprints for copies, counts of entities.
///
/// Terms are the lemmas of nouns, names, verbs, adjectives and numbers, those of the title three times. Fingerprints are
/// those of `PassageFingerprints`, which need no analysis.
struct DigestMaker: Sendable {
    /// How often a term of the title counts.
    var titleWeight: Float = 3

    /// The digest of a document.
    func make(_ context: ReadingContext, passages: Passages = Passages()) -> Digest {
        let analysis = context.analysis
        let words = analysis.words
        let bytes = analysis.text.bytes
        let lemmaHashes = words.lemmas.map { TermHash.of($0.utf8) }
        var counts: [UInt64: Float] = [:]
        var lemmaOfForm: [UInt64: UInt64] = [:]
        var bodyWords = 0
        var hasHeadline = false
        for sentence in analysis.sentences {
            let weight: Float
            switch sentence.region {
            case .body: weight = 1
            case .headline:
                weight = titleWeight
                hasHeadline = true
            case .caption, .derived, .furniture: continue
            }
            for word in sentence.words {
                let tag = words.tag[word]
                if tag == .punctuation || tag == .symbol { continue }
                let form = TermHash.of(bytes[words.span(word).range])
                if sentence.region == .body { bodyWords += 1 }
                guard DigestMaker.isTerm(tag) else { continue }
                let lemma = lemmaHashes[Int(words.lemma[word])]
                lemmaOfForm[form] = lemma
                counts[lemma, default: 0] += weight
            }
        }
        // A title that does not stand in the text has not been analysed; its words are read by those of the body.
        if !hasHeadline, let title = analysis.document.title {
            for form in DigestMaker.formHashes(Array(title.utf8)) {
                if let lemma = lemmaOfForm[form] { counts[lemma, default: 0] += titleWeight }
            }
        }
        var entities: [EntityID: Int] = [:]
        for case let id? in context.entities.ofMention { entities[id, default: 0] += 1 }
        return Digest(
            terms: counts.map { Digest.Term(hash: $0.key, count: $0.value) }.sorted { $0.hash < $1.hash },
            fingerprints: PassageFingerprints(of: analysis.document).hashes, words: bodyWords,
            entities: entities.map { Digest.EntityCount(entity: $0.key, count: $0.value) }.sorted {
                $0.entity < $1.entity
            }, passages: passages)
    }

    private static func isTerm(_ tag: UniversalTag) -> Bool {
        switch tag {
        case .noun, .properNoun, .verb, .adjective, .numeral, .other: true
        default: false
        }
    }

    /// The hashes of the words of a line.
    private static func formHashes(_ bytes: [UInt8]) -> [UInt64] {
        var hashes: [UInt64] = []
        var position = 0
        func isPart(_ byte: UInt8) -> Bool {
            byte >= 0x80 || byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
        }
        while position < bytes.count {
            let start = position
            while position < bytes.count, isPart(bytes[position]) { position += 1 }
            if position > start { hashes.append(TermHash.of(bytes[start..<position])) } else { position += 1 }
        }
        return hashes
    }
}
