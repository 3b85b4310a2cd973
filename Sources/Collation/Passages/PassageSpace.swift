import Diplomacy
import Foundation
import SourceText

/// The clauses and values of a few documents as vectors of terms, weighted by rarity, so that those that speak of one
/// matter lie close.
///
/// A term counts in full where it stands in the clause, more where it is its head or lies next to a value, and a third where
/// it only stands in the same sentence; for a value also a little where it stands in the sentence before. What is in every sentence of the affair says little; so does what is common in the
/// news at large.
struct PassageSpace {
    /// A clause, or a value with the words around it.
    struct Item {
        var document: Int
        /// The clause's number in its document.
        var clause: Int
        /// The value's number in its document; -1 for a clause.
        var value: Int
        /// Terms with weights, ascending by term; of length 1.
        var vector: [(term: Int32, weight: Float)]
        /// The terms of the clause, ascending.
        var own: [Int32]
        /// The terms next to the value, ascending; of a clause those of its head.
        var near: [Int32]
        /// Those that the value hangs on itself, ascending.
        var governors: [Int32]

        /// The cosine of the vectors of two items.
        func likeness(to other: Item) -> Float {
            var sum: Float = 0
            var place = 0
            for (term, weight) in vector {
                while place < other.vector.count, other.vector[place].term < term { place += 1 }
                guard place < other.vector.count else { break }
                if other.vector[place].term == term { sum += weight * other.vector[place].weight }
            }
            return sum
        }
    }

    /// Two items of different documents that share terms.
    struct Pair {
        var a: Int
        var b: Int
        /// The cosine of their vectors, 0...1.
        var likeness: Float

        /// The most alike first; of those alike, in order of their items.
        static func isNearer(_ a: Pair, _ b: Pair) -> Bool {
            a.likeness != b.likeness ? a.likeness > b.likeness : (a.a, a.b) < (b.a, b.b)
        }
    }

    /// An item and another document.
    struct Place: Hashable {
        var item: Int
        var document: Int
    }

    /// The best likeness that each item of the pairs has in each other document.
    static func bestLikeness(_ pairs: some Sequence<Pair>, _ items: [Item]) -> [Place: Float] {
        var best: [Place: Float] = [:]
        for pair in pairs {
            for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
                let place = Place(item: one, document: items[other].document)
                best[place] = max(best[place] ?? 0, pair.likeness)
            }
        }
        return best
    }

    private(set) var clauses: [Item] = []
    /// Clauses of one term, too short to be alike with others: `Nobody was detained.`
    private(set) var briefs: [Item] = []
    private(set) var values: [Item] = []
    /// Whether a term names an entity.
    private(set) var isEntity: [Bool] = []
    /// How much each term says, by its rarity.
    private(set) var weights: [Float] = []
    /// The word terms, by their numbers, for looking up what a unit comes to.
    private var numbers: [UInt64: Int32] = [:]

    private static let besides: Float = 0.35
    private static let before: Float = 0.15
    private static let head: Float = 1.3
    private static let near: Float = 1.6
    /// As many sentences of other affairs are thought beside those at hand, so that two short reports are not all one matter.
    private static let others = 6

    init(_ documents: [Int], _ context: FindingContext) {
        let counts = weigh(documents, context)
        let weights = PassageSpace.rarity(counts.sentencesOf, counts.hashes, counts.sentences, context)
        self.weights = weights
        for document in documents { add(document, context, weights) }
    }

    /// The number of a term; nil where no passage has it.
    func number(_ hash: UInt64) -> Int32? { numbers[hash] }

    // MARK: Weights

    private mutating func number(of hash: UInt64, isEntity entity: Bool) -> Int32 {
        if let known = numbers[hash] { return known }
        let number = Int32(isEntity.count)
        numbers[hash] = number
        isEntity.append(entity)
        return number
    }

    private static func hash(_ term: Passages.Term, _ document: Int, _ context: FindingContext) -> UInt64 {
        term.entity < 0 ? term.hash : context.passageNames[document][Int(term.entity)]
    }

    /// In how many sentences each term stands.
    private mutating func weigh(_ documents: [Int], _ context: FindingContext) -> (
        sentencesOf: [Int], hashes: [UInt64], sentences: Int
    ) {
        var sentencesOf: [Int] = []
        var hashes: [UInt64] = []
        var lastSentence: [Int] = []
        var sentences = 0
        for document in documents {
            let passages = context.passages[document]
            var sentence: Int32 = -1
            for clause in passages.clauses {
                if clause.sentence != sentence {
                    sentence = clause.sentence
                    sentences += 1
                }
                for term in passages.terms(of: clause) {
                    let hash = PassageSpace.hash(term, document, context)
                    let number = Int(number(of: hash, isEntity: term.entity >= 0))
                    if number == sentencesOf.count {
                        sentencesOf.append(0)
                        hashes.append(hash)
                        lastSentence.append(0)
                    }
                    if lastSentence[number] != sentences {
                        lastSentence[number] = sentences
                        sentencesOf[number] += 1
                    }
                }
            }
        }
        return (sentencesOf, hashes, sentences)
    }

    /// How much each term says: by its rarity among the sentences at hand, and less where the news uses it every day.
    private static func rarity(
        _ sentencesOf: [Int], _ hashes: [UInt64], _ sentences: Int, _ context: FindingContext
    ) -> [Float] {
        sentencesOf.indices.map { number in
            let share = Double(sentencesOf[number] + 1) / Double(sentences + PassageSpace.others)
            let words = context.tables.like.words(of: hashes[number])
            var news = words.reduce(0) { $0 + context.tables.terms.share(of: $1) }
            if words.count > 1 { news = min(0.5, news / 2) }
            let usual = news > 0 ? min(1, 0.35 - 0.25 * log10(news + 1e-4)) : 1
            return Float(max(0.05, -log(max(share, 0.004))) * usual)
        }
    }

    // MARK: Vectors

    private mutating func add(_ document: Int, _ context: FindingContext, _ weights: [Float]) {
        let passages = context.passages[document]
        func numbers(_ terms: ArraySlice<Passages.Term>) -> [Int32] {
            terms.compactMap { self.numbers[PassageSpace.hash($0, document, context)] }
        }
        var start = 0
        var before: Set<Int32> = []
        while start < passages.clauses.count {
            var end = start
            var sentence: Set<Int32> = []
            while end < passages.clauses.count, passages.clauses[end].sentence == passages.clauses[start].sentence {
                sentence.formUnion(numbers(passages.terms(of: passages.clauses[end])))
                end += 1
            }
            for index in start..<end {
                let clause = passages.clauses[index]
                let own = numbers(passages.terms(of: clause))
                var strength: [Int32: Float] = [:]
                for term in sentence { strength[term] = PassageSpace.besides }
                for term in own { strength[term] = 1 }
                for offset in clause.values.lowerBound..<clause.values.upperBound {
                    let value = passages.values[Int(offset)]
                    let near = numbers(passages.terms(near: value))
                    var around = strength
                    // What a value is of may have been named in the sentence before: `The gates have been shut since May.`
                    for term in before where around[term] == nil { around[term] = PassageSpace.before }
                    for term in near { around[term] = PassageSpace.near }
                    values.append(
                        Item(
                            document: document, clause: index, value: Int(offset),
                            vector: PassageSpace.vector(around, weights), own: Set(own).union(near).sorted(),
                            near: Array(Set(near)).sorted(),
                            governors: Array(Set(near.prefix(Int(value.governors)))).sorted()))
                }
                guard !own.isEmpty else { continue }
                let heads = Array(own.prefix(Int(clause.heads)))
                for term in heads { strength[term] = PassageSpace.head }
                let item = Item(
                    document: document, clause: index, value: -1, vector: PassageSpace.vector(strength, weights),
                    own: Array(Set(own)).sorted(), near: heads.sorted(), governors: [])
                if own.count > 1 { clauses.append(item) } else { briefs.append(item) }
            }
            before = sentence
            start = end
        }
    }

    private static func vector(_ strength: [Int32: Float], _ weights: [Float]) -> [(term: Int32, weight: Float)] {
        var row = strength.map { (term: $0.key, weight: $0.value * weights[Int($0.key)]) }.sorted { $0.term < $1.term }
        let length = row.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
        if length > 0 { for index in row.indices { row[index].weight /= length } }
        return row
    }

    // MARK: Pairs

    /// The pairs of items of different documents that are at least so alike and share at least so many terms, in order of the
    /// second.
    func pairs(_ items: [Item], least: Float, terms: Int) -> [Pair] {
        var postings: [[(item: Int32, weight: Float)]] = Array(repeating: [], count: isEntity.count)
        var likeness = [Float](repeating: 0, count: items.count)
        var shared = [UInt16](repeating: 0, count: items.count)
        var touched: [Int] = []
        var pairs: [Pair] = []
        for (index, item) in items.enumerated() {
            touched.removeAll(keepingCapacity: true)
            for (term, weight) in item.vector {
                for other in postings[Int(term)] {
                    let place = Int(other.item)
                    if shared[place] == 0 { touched.append(place) }
                    shared[place] += 1
                    likeness[place] += weight * other.weight
                }
                postings[Int(term)].append((Int32(index), weight))
            }
            for other in touched {
                if likeness[other] >= least, Int(shared[other]) >= terms, items[other].document != item.document {
                    pairs.append(Pair(a: other, b: index, likeness: likeness[other]))
                }
                likeness[other] = 0
                shared[other] = 0
            }
        }
        return pairs
    }
}
