/// What is kept of an article's words to find other articles that hold the same passages: a few hashes, no text.
///
/// Fingerprints are hashes of runs of ``run`` words, chosen by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing:
/// Local Algorithms for Document Fingerprinting", 2003): the least of every ``window`` neighbours. A passage of ``run`` +
/// ``window`` - 1 words that two articles share thus gives both at least one fingerprint in common, and the share of
/// fingerprints in common estimates the share of text.
///
/// Words are read without capitals, apostrophes, quotation marks and dashes: outlets print the same text with other marks.
///
/// ```swift
/// let one = PassageFingerprints(of: Document(plain: "The ministers met at the dam on Friday and agreed at last."))
/// one.words           // 12
/// ```
public struct PassageFingerprints: Sendable, Hashable, Codable {
    /// How many words a fingerprint runs over.
    public static let run = 4
    /// Of how many neighbouring runs one is chosen.
    public static let window = 4
    /// How many words an article must have for ``text``; a shorter one (`Watch the video`) is nobody's copy.
    public static let leastWords = 12

    /// The chosen hashes, each once, sorted.
    public var hashes: [UInt64]
    /// How many words the article has.
    public var words: Int
    /// One hash over all words in order, by which articles of the same words are told; nil for very short ones.
    public var text: UInt64?

    /// The fingerprints of a document's body, without its title, captions and derived passages.
    public init(of document: Document) {
        var reader = WordHashes()
        let left = ([document.headline].compactMap { $0 } + document.captions + document.derived.map(\.span)).sorted()
        for part in PassageFingerprints.parts(of: document.body.sorted(), without: left) {
            reader.read(document.text.bytes, part)
        }
        self.init(words: reader.hashes, sentenceEnds: reader.sentenceEnds)
    }

    /// The fingerprints of words, given by their hashes in order.
    ///
    /// - Parameter sentenceEnds: the numbers of words before the ends of sentences, ascending. No run reaches over one: of a
    ///   report whose sentences stand between those of another, as many are found again as it gave.
    init(words: [UInt64], sentenceEnds: [Int] = []) {
        self.words = words.count
        text = nil
        if words.count >= PassageFingerprints.leastWords {
            text = words.reduce(0xcbf2_9ce4_8422_2325) { PassageFingerprints.joined($0, $1) }
        }
        var chosen: [UInt64] = []
        var start = 0
        for end in sentenceEnds + [words.count] where end > start {
            PassageFingerprints.choose(words[start..<end], &chosen)
            start = end
        }
        chosen.sort()
        hashes = []
        hashes.reserveCapacity(chosen.count)
        for hash in chosen where hashes.last != hash { hashes.append(hash) }
    }

    /// Adds the chosen runs of a sentence; one of fewer runs than a window still gives its least one.
    private static func choose(_ words: ArraySlice<UInt64>, _ chosen: inout [UInt64]) {
        let count = words.count - run + 1
        guard count > 0 else { return }
        let runs = (words.startIndex..<(words.startIndex + count)).map { start in
            words[start..<(start + run)].reduce(0x9E37_79B9_7F4A_7C15) { joined($0, $1) }
        }
        for start in 0..<max(count - window + 1, 1) {
            var least = UInt64.max
            for run in runs[start..<min(start + window, count)] where run < least { least = run }
            if chosen.last != least { chosen.append(least) }
        }
    }

    private static func joined(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0xBF58_476D_1CE4_E5B9
        return product ^ product >> 29
    }

    /// Spans without what overlaps some others; both in order. One walk over both.
    static func parts(of spans: [Span], without others: [Span]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var first = 0
        for span in spans {
            var start = span.start
            while first < others.count, others[first].end <= start { first += 1 }
            var next = first
            while next < others.count, others[next].start < span.end {
                if others[next].start > start { parts.append(start..<others[next].start) }
                start = max(start, others[next].end)
                next += 1
            }
            if start < span.end { parts.append(start..<span.end) }
        }
        return parts
    }
}
