import Foundation
import SourceText

/// Features and lemmas, by form and tag.
package struct Inflections: Sendable {
    /// The pairs of universal and Penn tag that the tagger chooses among.
    package let pairs: [(tag: UniversalTag, penn: PennTag)]
    /// The feature sets, as CoNLL-U writes them.
    package let featureSets: [String]
    let rules: [LemmaRule]
    let features: FormTable
    let lemmas: FormTable
    /// The lemmas of past forms that no rule gives, by the hash of the form in lower case.
    private var irregular: [UInt64: [UInt8]] = [:]

    private static let magic: [UInt8] = Array("CHMO".utf8) + [1]

    /// Learns from treebank documents.
    package init(_ documents: [ConlluDocument]) {
        var pairCounts: [UInt16: Int] = [:]
        for document in documents {
            let words = document.analysis.words
            for word in 0..<words.count {
                pairCounts[UInt16(words.tag[word].rawValue) << 8 | UInt16(words.pennTag[word].rawValue), default: 0] +=
                    1
            }
        }
        let kept = pairCounts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.prefix(128)
        pairs = kept.compactMap { pair in
            guard let tag = UniversalTag(rawValue: UInt8(pair.key >> 8)),
                let penn = PennTag(rawValue: UInt8(pair.key & 255))
            else { return nil }
            return (tag, penn)
        }
        var sets: [String] = ["_"]
        var setIndex: [String: Int] = ["_": 0]
        var rules: [LemmaRule] = []
        var ruleIndex: [LemmaRule: Int] = [:]
        var featureExamples: [FormTable.Example] = []
        var lemmaExamples: [FormTable.Example] = []
        for document in documents {
            let words = document.analysis.words
            let bytes = document.analysis.text.bytes
            for word in 0..<words.count {
                let form = Array(bytes[Int(words.start[word])..<Int(words.end[word])])
                let lower = form.map(LemmaRule.lower)
                let key = Inflections.key(words.tag[word], words.pennTag[word])
                let set = words.featureSets[Int(words.features[word])]
                if setIndex[set] == nil {
                    setIndex[set] = sets.count
                    sets.append(set)
                }
                featureExamples.append(FormTable.Example(tag: key, form: lower, value: setIndex[set] ?? 0))
                let lemma = words.lemmaText(word)
                if lemma == "_" { continue }
                let rule = LemmaRule(form: form, lemma: Array(lemma.utf8))
                if ruleIndex[rule] == nil {
                    ruleIndex[rule] = rules.count
                    rules.append(rule)
                }
                let written = Inflections.lemmaKey(key, form)
                lemmaExamples.append(FormTable.Example(tag: written, form: lower, value: ruleIndex[rule] ?? 0))
            }
        }
        featureSets = sets
        self.rules = rules
        features = FormTable(examples: featureExamples)
        lemmas = FormTable(examples: lemmaExamples)
    }

    private static func key(_ tag: UniversalTag, _ penn: PennTag) -> UInt64 {
        UInt64(tag.rawValue) << 8 | UInt64(penn.rawValue)
    }

    /// For lemmas it matters besides whether the word is written in capitals throughout.
    private static func lemmaKey(_ key: UInt64, _ form: some Collection<UInt8>) -> UInt64 {
        let isShouted = form.count > 1 && form.allSatisfy { $0 < 0x61 || $0 > 0x7A }
        return key << 1 | (isShouted ? 1 : 0)
    }

    /// Fills features and lemmas of words that have their tags.
    package func read(
        _ words: inout Words, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ state: inout State
    ) {
        for word in range {
            let form = UnsafeBufferPointer(rebasing: bytes[Int(words.start[word])..<Int(words.end[word])])
            let key = Inflections.key(words.tag[word], words.pennTag[word])
            let lemmaKey = Inflections.lemmaKey(key, form)
            // The same form under the same tag has the same features and lemma.
            let hash = Feature.of(lemmaKey, Feature.hash(form))
            if let known = state.known[hash] {
                words.features[word] = known.features
                words.lemma[word] = known.lemma
                continue
            }
            state.lower.removeAll(keepingCapacity: true)
            for byte in form { state.lower.append(LemmaRule.lower(byte)) }
            let (set, rule) = state.lower.withUnsafeBufferPointer {
                (features.value(tag: key, form: $0), lemmas.value(tag: lemmaKey, form: $0))
            }
            state.lemma.removeAll(keepingCapacity: true)
            if words.tag[word] == .verb, let lemma = irregular[Feature.hash(state.lower)] {
                state.lemma.append(contentsOf: lemma)
            } else if let rule, rule < rules.count {
                rules[rule].apply(form, to: &state.lemma)
            } else {
                state.lemma.append(contentsOf: state.lower)
            }
            if state.lemma.isEmpty { state.lemma.append(contentsOf: state.lower) }
            let lemmaHash = Feature.hash(state.lemma)
            let lemma: Int32
            if let known = state.lemmaOf[lemmaHash] {
                lemma = known
            } else {
                lemma = Int32(words.lemmas.count)
                words.lemmas.append(String(decoding: state.lemma, as: UTF8.self))
                state.lemmaOf.set(lemmaHash, lemma)
            }
            let setNumber = Int16(min(set ?? 0, featureSets.count - 1))
            state.known.set(hash, State.Known(features: setNumber, lemma: lemma))
            words.features[word] = setNumber
            words.lemma[word] = lemma
        }
    }

    /// What is kept from word to word of a document.
    package struct State {
        var lower: [UInt8] = []
        var lemma: [UInt8] = []
        var known = KeyTable<Known>()
        var lemmaOf = KeyTable<Int32>()

        struct Known: BitwiseCopyable, Sendable {
            var features: Int16
            var lemma: Int32
        }

        package init() {}
    }

    // MARK: - File

    init(contentsOf url: URL) throws {
        let malformed = HashedModel.Malformed(file: url.lastPathComponent)
        guard let data = try? Data(contentsOf: url) else { throw malformed }
        var bytes = [UInt8](data)[...]
        guard bytes.starts(with: Inflections.magic) else { throw malformed }
        bytes = bytes.dropFirst(Inflections.magic.count)
        func number() throws -> Int {
            guard bytes.count >= 2, let low = bytes.popFirst(), let high = bytes.popFirst() else { throw malformed }
            return Int(low) | Int(high) << 8
        }
        func string() throws -> ArraySlice<UInt8> {
            let count = try number()
            guard bytes.count >= count else { throw malformed }
            defer { bytes = bytes.dropFirst(count) }
            return bytes.prefix(count)
        }
        pairs = try (0..<number()).map { _ in
            let value = try number()
            guard let tag = UniversalTag(rawValue: UInt8(value >> 8)), let penn = PennTag(rawValue: UInt8(value & 255))
            else { throw malformed }
            return (tag, penn)
        }
        featureSets = try (0..<number()).map { _ in String(decoding: try string(), as: UTF8.self) }
        rules = try (0..<number()).map { _ in
            let flags = try number()
            return LemmaRule(strip: flags >> 1, suffix: Array(try string()), keepsCase: flags & 1 == 1)
        }
        guard !pairs.isEmpty, !featureSets.isEmpty else { throw malformed }
        features = try FormTable(reading: &bytes)
        lemmas = try FormTable(reading: &bytes)
    }

    /// Adds the verbs of `irregular_verbs.tsv`, whose lemmas the rules need not know.
    mutating func addIrregularVerbs(contentsOf url: URL) throws {
        for row in try TSVTable(contentsOf: url, columns: ["form", "lemma"]).rows {
            irregular[Feature.hash(row["form"].utf8)] = Array(row["lemma"].utf8)
        }
    }

    /// The bytes of the model's file.
    package var encoded: [UInt8] {
        var bytes = Inflections.magic
        func append(_ number: Int) { bytes += [UInt8(number & 255), UInt8(number >> 8 & 255)] }
        func append(_ string: some Collection<UInt8>) {
            append(string.count)
            bytes += string
        }
        append(pairs.count)
        for pair in pairs { append(Int(pair.tag.rawValue) << 8 | Int(pair.penn.rawValue)) }
        append(featureSets.count)
        for set in featureSets { append(Array(set.utf8)) }
        append(rules.count)
        for rule in rules {
            append(rule.strip << 1 | (rule.keepsCase ? 1 : 0))
            append(rule.suffix)
        }
        return bytes + features.encoded + lemmas.encoded
    }
}
