import Foundation
import Language
import SourceText

/// Parses text with several networks and writes what most of them say: each word's tags by vote, and the tree whose arcs have
/// the most votes (Sagae and Lavie 2006, by the algorithm of Eisner 1996). Such trees are better than those of any one of them,
/// so that one network can learn from all (Kuncoro et al. 2016).
///
/// ```
/// chancery-training consensus NEWS.jsonl|INPUT.conllu OUTPUT.conllu WORDS RESOURCES…
/// ```
///
/// Stops after so many words of news; each of RESOURCES is a whole folder of Language's models.
enum ConsensusRun {
    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 4, let most = Int(arguments[2]) else {
            usage("consensus NEWS.jsonl|INPUT.conllu OUTPUT.conllu WORDS RESOURCES…")
        }
        let pipelines = try arguments.dropFirst(3).map {
            try English(layers: [], resources: URL(fileURLWithPath: $0))
        }
        var writer = ConlluWriter()
        FileManager.default.createFile(atPath: arguments[1], contents: nil)
        let output = try FileHandle(forWritingTo: URL(fileURLWithPath: arguments[1]))
        var words = 0
        func flush() {
            output.write(Data(writer.bytes))
            writer.bytes.removeAll(keepingCapacity: true)
        }
        if arguments[0].hasSuffix(".conllu") {
            for document in try treebank(arguments[0]) {
                var document = document
                agree(&document.analysis, pipelines)
                words += document.analysis.words.count
                writer.write(document)
            }
        } else {
            try NewsText.forEach(arguments[0]) { text in
                guard words < most else { return }
                var analysis = pipelines[0].parse(Document(plain: text))
                agree(&analysis, pipelines)
                words += analysis.words.count
                writer.write(analysis)
                flush()
            }
        }
        flush()
        print("\(words) words by \(pipelines.count) networks")
    }

    /// Fills the tags and trees of an analysis with what most pipelines say; the first decides between equals.
    static func agree(_ analysis: inout Analysis, _ pipelines: [English]) {
        let opinions = pipelines.map { english in
            var opinion = analysis
            english.parse(&opinion)
            return opinion.words
        }
        guard let first = opinions.first else { return }
        analysis.words = first
        for sentence in analysis.sentences {
            let heads = sentence.words.count <= longest ? tree(sentence.words, opinions) : nil
            for word in sentence.words {
                let tags = most(opinions.map { Tags(tag: $0.tag[word], penn: $0.pennTag[word]) })
                analysis.words.tag[word] = tags.tag
                analysis.words.pennTag[word] = tags.penn
                guard let head = heads?[word - sentence.words.lowerBound] else { continue }
                analysis.words.head[word] = head
                if head < 0 {
                    analysis.words.relation[word] = .root
                } else {
                    let names = opinions.filter { $0.head[word] == head }.map { $0.relation[word] }
                    let others = opinions.map { $0.relation[word] }.filter { $0 != .root }
                    analysis.words.relation[word] =
                        names.isEmpty ? others.isEmpty ? .dep : most(others) : most(names)
                }
            }
        }
    }

    /// Longer sentences keep the first tree: the search takes the cube of their length.
    private static let longest = 150

    private struct Tags: Hashable {
        var tag: UniversalTag
        var penn: PennTag
    }

    private static func most<Value: Hashable>(_ values: [Value]) -> Value {
        var best = values[0]
        var highest = 0
        for value in values {
            let count = values.count { $0 == value }
            if count > highest { (best, highest) = (value, count) }
        }
        return best
    }

    /// The heads of a sentence's words in the tree of most votes; -1 for the root.
    private static func tree(_ range: Range<Int>, _ opinions: [Words]) -> [Int32] {
        // Node 0 is the root, node i the word before which i - 1 others stand.
        let count = range.count + 1
        var votes = [Float](repeating: 0, count: count * count)
        for (number, opinion) in opinions.enumerated() {
            for word in range {
                let head = Int(opinion.head[word])
                let from = head < 0 ? 0 : head - range.lowerBound + 1
                // The first is heard a little louder, so that equals have an order.
                votes[from * count + word - range.lowerBound + 1] += number == 0 ? 1.01 : 1
            }
        }
        // One root only: every arc from the root costs more than all votes can bring.
        for node in 1..<count { votes[node] -= Float(opinions.count * count * 2) }
        // The best trees over stretches from i to j: open or closed, with their head at the left or the right.
        let none = -Float.infinity
        var open = [[Float]](repeating: [Float](repeating: none, count: count * count), count: 2)
        var closed = open
        var openSplit = [[Int32]](repeating: [Int32](repeating: -1, count: count * count), count: 2)
        var closedSplit = openSplit
        for node in 0..<count { for side in 0..<2 { closed[side][node * count + node] = 0 } }
        for length in 1..<max(2, count) where length < count {
            for i in 0..<(count - length) {
                let j = i + length
                let place = i * count + j
                var best = none
                var split = i
                for k in i..<j {
                    let score = closed[0][i * count + k] + closed[1][(k + 1) * count + j]
                    if score > best { (best, split) = (score, k) }
                }
                open[0][place] = best + votes[i * count + j]
                open[1][place] = i == 0 ? none : best + votes[j * count + i]
                openSplit[0][place] = Int32(split)
                openSplit[1][place] = Int32(split)
                for k in (i + 1)...j {
                    let score = open[0][i * count + k] + closed[0][k * count + j]
                    if score > closed[0][place] {
                        closed[0][place] = score
                        closedSplit[0][place] = Int32(k)
                    }
                }
                for k in i..<j {
                    let score = closed[1][i * count + k] + open[1][k * count + j]
                    if score > closed[1][place] {
                        closed[1][place] = score
                        closedSplit[1][place] = Int32(k)
                    }
                }
            }
        }
        var heads = [Int32](repeating: -1, count: range.count)
        var waiting: [(i: Int, j: Int, side: Int, isOpen: Bool)] = [(0, count - 1, 0, false)]
        while let (i, j, side, isOpen) = waiting.popLast() {
            guard i < j else { continue }
            if isOpen {
                let split = Int(openSplit[side][i * count + j])
                let (head, child) = side == 0 ? (i, j) : (j, i)
                heads[child - 1] = head == 0 ? -1 : Int32(range.lowerBound + head - 1)
                waiting.append((i, split, 0, false))
                waiting.append((split + 1, j, 1, false))
            } else {
                let split = Int(closedSplit[side][i * count + j])
                if side == 0 {
                    waiting.append((i, split, 0, true))
                    waiting.append((split, j, 0, false))
                } else {
                    waiting.append((i, split, 1, false))
                    waiting.append((split, j, 1, true))
                }
            }
        }
        return heads
    }
}
