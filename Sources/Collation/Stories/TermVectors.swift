import Diplomacy
import Foundation

/// The documents' terms as unit vectors, weighted by count and rarity.
struct TermVectors {
    /// Term numbers of each document, ascending, one document after the other.
    private var terms: [Int32] = []
    private var weights: [Float] = []
    private var starts: [Int] = [0]
    private var frequencies: [Int32] = []

    /// As how many documents of the run the background counts; measured: 20 to 400 hardly move large sets, 50 keeps all of them.
    private static let backgroundDocuments: Float = 50

    /// The number of documents.
    var count: Int { starts.count - 1 }

    /// - Parameters:
    ///   - documents: the terms of each.
    ///   - background: how common terms are in the news at large; counts as ``backgroundDocuments`` documents of the run, so
    ///     that in a small folder it decides what is rare, and in an archive the archive itself does.
    init(_ documents: [[Digest.Term]], background: TermFrequencies? = nil) {
        var numbers: [UInt64: Int32] = [:]
        for document in documents {
            for term in document {
                if let number = numbers[term.hash] {
                    frequencies[Int(number)] += 1
                } else {
                    numbers[term.hash] = Int32(frequencies.count)
                    frequencies.append(1)
                }
            }
        }
        let prior = TermVectors.backgroundDocuments
        let total = Float(max(documents.count, 1)) + prior
        var expected = [Float](repeating: 0, count: frequencies.count)
        if let background {
            for (hash, number) in numbers { expected[Int(number)] = prior * Float(background.share(of: hash)) }
        }
        for document in documents {
            var row: [(term: Int32, weight: Float)] = []
            row.reserveCapacity(document.count)
            var norm: Float = 0
            for term in document {
                guard let number = numbers[term.hash], term.count > 0 else { continue }
                let frequency = Float(frequencies[Int(number)]) + expected[Int(number)]
                // A term that stands in one document only joins nothing.
                let weight = (1 + logf(max(term.count, 1))) * logf((total + 1) / frequency)
                norm += weight * weight
                row.append((number, weight))
            }
            row.sort { $0.term < $1.term }
            let scale = norm > 0 ? 1 / norm.squareRoot() : 0
            for (term, weight) in row {
                terms.append(term)
                weights.append(weight * scale)
            }
            starts.append(terms.count)
        }
    }

    /// In how many documents a term stands.
    func frequency(_ term: Int32) -> Int { Int(frequencies[Int(term)]) }

    /// The weight of a term in a document; zero where it does not stand.
    func weight(_ term: Int32, in document: Int) -> Float {
        var low = starts[document]
        var high = starts[document + 1]
        while low < high {
            let middle = (low + high) / 2
            if terms[middle] < term { low = middle + 1 } else { high = middle }
        }
        return low < starts[document + 1] && terms[low] == term ? weights[low] : 0
    }

    /// The weightiest terms of a document that stand in more than one and pass the test.
    func weightiest(_ document: Int, limit: Int, where test: (Int32) -> Bool) -> [Int32] {
        var chosen: [(term: Int32, weight: Float)] = []
        for index in starts[document]..<starts[document + 1]
        where frequencies[Int(terms[index])] > 1 && test(terms[index]) {
            chosen.append((terms[index], weights[index]))
        }
        chosen.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.term < $1.term }
        return chosen.prefix(limit).map(\.term)
    }

    /// The cosine of two documents.
    func cosine(_ one: Int, _ other: Int) -> Float {
        var a = starts[one]
        var b = starts[other]
        let endA = starts[one + 1]
        let endB = starts[other + 1]
        var sum: Float = 0
        terms.withUnsafeBufferPointer { terms in
            weights.withUnsafeBufferPointer { weights in
                while a < endA, b < endB {
                    if terms[a] == terms[b] {
                        sum += weights[a] * weights[b]
                        a += 1
                        b += 1
                    } else if terms[a] < terms[b] {
                        a += 1
                    } else {
                        b += 1
                    }
                }
            }
        }
        return sum
    }
}
