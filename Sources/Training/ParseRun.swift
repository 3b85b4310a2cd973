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
        let clock = ContinuousClock()
        var english: English?
        let loading = try clock.measure { english = try English(gazetteer: Gazetteer(), resources: folder) }
        guard let english else { return }
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: arguments[0])))
        var writer = ConlluWriter()
        var words = 0
        var spent = Duration.zero
        if arguments[0].hasSuffix(".conllu") {
            for document in ConlluReader().read(bytes).documents {
                var document = document
                spent += clock.measure { english.parse(&document.analysis) }
                words += document.analysis.words.count
                writer.write(document)
            }
        } else {
            let document = Document(plain: String(decoding: bytes, as: UTF8.self))
            var analysis = Analysis(document: document)
            spent = clock.measure { analysis = english.parse(document) }
            words = analysis.words.count
            writer.write(analysis)
        }
        try Data(writer.bytes).write(to: URL(fileURLWithPath: arguments[1]))
        print("loaded in \(loading), \(words) words, \(Int(Double(words) / (spent / .seconds(1)))) words a second")
    }
}
