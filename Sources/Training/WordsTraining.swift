import Foundation
import Language
import SourceText

/// Trains the cutting of text into words and sentences.
///
/// ```
/// chancery-training words TRAIN.conllu OUTPUT-FOLDER
/// ```
enum WordsTraining {
    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 2 else { usage("words TRAIN.conllu OUTPUT-FOLDER") }
        let folder = URL(fileURLWithPath: arguments[1])
        let documents = try treebank(arguments[0])
        let reader = try WordReader(resources: folder)
        let junctions = train(
            (documents + documents.map { runTogether($0) }).flatMap { reader.junctionExamples($0.analysis) }, bits: 16,
            rounds: 4)
        try Data(junctions.encoded).write(to: folder.appendingPathComponent("tokens.model"))
        // Sentences that run together are rare in a treebank and frequent in text that was copied from a page.
        let glued = documents.map { runTogether($0) }
        let breaks = train((documents + glued).flatMap { reader.breakExamples($0) }, bits: 17, rounds: 4)
        try Data(breaks.encoded).write(to: folder.appendingPathComponent("sentences.model"))
    }

    /// The document with the space after one sentence in ten left out, where a full stop ends it and a letter follows.
    private static func runTogether(_ document: ConlluDocument) -> ConlluDocument {
        var document = document
        let old = document.analysis
        let bytes = old.text.bytes
        var words = old.words
        var text: [UInt8] = []
        var random = NamesTraining.Generator(state: 13)
        var last = 0
        for word in 0..<words.count {
            let start = Int(old.words.start[word])
            let opens = word > 0 && words.sentence[word] != words.sentence[word - 1]
            let isFull =
                last > 0 && bytes[last - 1] == 0x2E && bytes[start] | 0x20 >= 0x61 && bytes[start] | 0x20 <= 0x7A
            if start > last, !(opens && isFull && start == last + 1 && random.next() % 10 == 0) {
                text.append(contentsOf: bytes[last..<start])
            }
            last = max(last, Int(old.words.end[word]))
            words.start[word] = Int32(text.count)
            text.append(contentsOf: bytes[start..<Int(old.words.end[word])])
            words.end[word] = Int32(text.count)
        }
        document.analysis = Analysis(
            document: Document(plain: String(decoding: text, as: UTF8.self)), words: words,
            sentences: old.sentences.map {
                Sentence(words: $0.words, span: words.span($0.words), region: $0.region)
            })
        return document
    }

    private static func train(_ examples: [WordReader.Example], bits: Int, rounds: Int) -> HashedModel {
        var perceptron = Perceptron(bits: bits, classes: 2, margin: 8)
        var order = Array(examples.indices)
        var random = NamesTraining.Generator(state: 3)
        for round in 1...rounds {
            order.shuffle(using: &random)
            var wrong = 0
            for index in order {
                let label = examples[index].isEnd ? 1 : 0
                if perceptron.learn(examples[index].features, label) != label { wrong += 1 }
            }
            print("round \(round): \(wrong) of \(examples.count) wrong")
        }
        return perceptron.binaryModel
    }
}

/// Reads a treebank; problems of its lines go to standard error.
func treebank(_ path: String) throws -> [ConlluDocument] {
    let (documents, problems) = ConlluReader().read([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    for problem in problems.prefix(5) { FileHandle.standardError.write(Data("\(problem)\n".utf8)) }
    print("\(documents.count) documents, \(documents.reduce(0) { $0 + $1.analysis.words.count }) words")
    return documents
}

/// Says how a command is used, and stops.
func usage(_ text: String) -> Never {
    FileHandle.standardError.write(Data("usage: chancery-training \(text)\n".utf8))
    exit(64)
}
