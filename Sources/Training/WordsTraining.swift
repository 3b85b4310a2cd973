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
        let junctions = train(documents.flatMap { reader.junctionExamples($0.analysis) }, bits: 16, rounds: 8)
        try Data(junctions.encoded).write(to: folder.appendingPathComponent("tokens.model"))
        let breaks = train(documents.flatMap { reader.breakExamples($0) }, bits: 17, rounds: 8)
        try Data(breaks.encoded).write(to: folder.appendingPathComponent("sentences.model"))
    }

    private static func train(_ examples: [WordReader.Example], bits: Int, rounds: Int) -> HashedModel {
        var perceptron = Perceptron(bits: bits, classes: 2)
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
