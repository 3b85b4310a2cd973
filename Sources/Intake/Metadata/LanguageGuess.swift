import SourceText

/// Tells the language of a text by its letters and by its commonest words, from `language_words.tsv`.
struct LanguageGuess: Sendable {
    /// The languages, in the order of the table; at most 64.
    private var codes: [String] = []
    private var index: WordIndex
    /// The languages that each word belongs to, one bit each.
    private var masks: [UInt64] = []

    /// How much is read of a text, in bytes.
    private static let looked = 1 << 15
    /// Fewer known words than this tell nothing.
    private static let fewest = 6

    init(_ table: TSVTable) {
        index = WordIndex(capacity: 4096)
        var slots: [UInt64: Int] = [:]
        for row in table.rows.prefix(64) {
            let bit = UInt64(1) << UInt64(codes.count)
            codes.append(row["language"])
            for word in row["words"].split(separator: " ") where masks.count < 4096 {
                let hash = WordIndex.hash(word.utf8)
                if let slot = slots[hash] {
                    masks[slot] |= bit
                } else {
                    slots[hash] = masks.count
                    index.insert(hash, UInt32(masks.count))
                    masks.append(bit)
                }
            }
        }
    }

    /// The ISO 639-1 code of a text's language and how sure that is, 0.5 to 1; nil where the text is too short to tell.
    func guess(_ text: [UInt8], _ spans: [Span]) -> (code: String, probability: Double)? {
        text.withUnsafeBufferPointer { guess($0, spans) }
    }

    private func guess(_ text: UnsafeBufferPointer<UInt8>, _ spans: [Span]) -> (code: String, probability: Double)? {
        var scripts = Scripts()
        var hits = [Int](repeating: 0, count: codes.count)
        var words = 0
        var read = 0
        for span in spans {
            var at = span.start
            let end = min(span.end, text.count, at + LanguageGuess.looked - read)
            read += max(0, end - at)
            while at < end {
                guard isWord(text[at]) else {
                    at += 1
                    continue
                }
                var hash = WordIndex.basis
                while at < end, isWord(text[at]) {
                    scripts.count(text, at, end)
                    hash = WordIndex.extend(hash, lower(text, at))
                    at += 1
                }
                words += 1
                if let slot = index.value(hash) {
                    var mask = masks[Int(slot)]
                    while mask != 0 {
                        hits[mask.trailingZeroBitCount] += 1
                        mask &= mask &- 1
                    }
                }
            }
            if read >= LanguageGuess.looked { break }
        }
        if let code = scripts.code { return (code, 0.95) }
        var best = 0
        var second = 0
        for language in hits.indices.dropFirst() {
            if hits[language] > hits[best] {
                second = best
                best = language
            } else if second == best || hits[language] > hits[second] {
                second = language
            }
        }
        guard !hits.isEmpty, hits[best] >= LanguageGuess.fewest, hits[best] * 12 >= words else { return nil }
        let rival = best == second ? 0 : hits[second]
        return (codes[best], Double(hits[best] + 1) / Double(hits[best] + rival + 2))
    }

    @inline(__always)
    private func isWord(_ byte: UInt8) -> Bool { LineShape.isWord(byte) && !(byte >= 0x30 && byte <= 0x39) }

    /// The byte in lower case: ASCII, Latin-1 (C3 80 to 9E) and the Cyrillic capitals whose small letters share a lead byte.
    @inline(__always)
    private func lower(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt8 {
        let byte = text[at]
        if byte >= 0x41, byte <= 0x5A { return byte | 0x20 }
        if byte >= 0x80, byte <= 0x9E, at > 0, text[at - 1] == 0xC3 { return byte | 0x20 }
        return byte
    }

    /// Letters by script, told from the first byte of each.
    private struct Scripts {
        private var latin = 0
        private var greek = 0
        private var hebrew = 0
        private var han = 0
        private var kana = 0
        private var hangul = 0
        private var indic = 0
        private var thai = 0
        private var other = 0

        @inline(__always)
        mutating func count(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) {
            switch text[at] {
            case 0x00...0x7F: latin += 1
            case 0xC3...0xC9: latin += 2
            case 0xCE, 0xCF: greek += 2
            case 0xD0...0xD3, 0xD8...0xDB: other += 2
            case 0xD7: hebrew += 2
            case 0xE0:
                let next = at + 1 < end ? text[at + 1] : 0
                if next == 0xB8 || next == 0xB9 { thai += 3 } else { indic += 3 }
            case 0xE3:
                let next = at + 1 < end ? text[at + 1] : 0
                if next >= 0x81, next <= 0x83 { kana += 3 } else { han += 3 }
            case 0xE4...0xE9: han += 3
            case 0xEA...0xED: hangul += 3
            default: break
            }
        }

        /// The language of a script that is one language's; nil where words must decide.
        var code: String? {
            let all = latin + greek + hebrew + han + kana + hangul + indic + thai + other
            guard all >= 60 else { return nil }
            if (han + kana) * 2 > all { return kana * 10 > han + kana ? "ja" : "zh" }
            for (code, count) in [("el", greek), ("he", hebrew), ("ko", hangul), ("hi", indic), ("th", thai)]
            where count * 2 > all { return code }
            return nil
        }
    }
}

extension Document {
    /// Sets the language: what the text itself shows clearly, else what the page declares, else English.
    mutating func setLanguage(declared: String?, _ guess: LanguageGuess) {
        let found = guess.guess(text.bytes, body)
        if let found, found.probability >= (declared == nil ? 0.5 : 0.6) {
            language = found.code
            languageProbability = found.probability
        } else {
            language = declared ?? found?.code ?? "en"
            // A page that says so itself, of a text too short or too mixed to tell.
            languageProbability = language == "en" ? nil : 0.5
        }
    }
}
