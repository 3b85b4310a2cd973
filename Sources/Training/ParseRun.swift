import Foundation
import Language
import SourceText

/// Parses a file with the models of a folder and says how fast that was; for measuring.
///
/// ```
/// chancery-training parse INPUT.txt|INPUT.conllu OUTPUT.conllu [RESOURCES]
/// ```
enum ParseRun {
    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 2 else { usage("parse INPUT.txt|INPUT.conllu OUTPUT.conllu [RESOURCES]") }
        let folder = arguments.count > 2 ? URL(fileURLWithPath: arguments[2]) : nil
        let loading = processorTime()
        let english = try English(gazetteer: Gazetteer(), resources: folder)
        let loaded = processorTime()
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: arguments[0])))
        var writer = ConlluWriter()
        var words = 0
        var spent = 0.0
        if arguments[0].hasSuffix(".conllu") {
            for document in ConlluReader().read(bytes).documents {
                var document = document
                let start = processorTime()
                english.parse(&document.analysis)
                spent += processorTime() - start
                words += document.analysis.words.count
                writer.write(document)
            }
        } else {
            let document = Document(plain: String(decoding: bytes, as: UTF8.self))
            let start = processorTime()
            let analysis = english.parse(document)
            spent = processorTime() - start
            words = analysis.words.count
            writer.write(analysis)
        }
        try Data(writer.bytes).write(to: URL(fileURLWithPath: arguments[1]))
        print("loaded in \(loaded - loading) s, \(words) words, \(Int(Double(words) / spent)) words a second")
    }

    /// Seconds of processor time, which other work on the machine does not lengthen.
    private static func processorTime() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
