import Foundation
import SourceText
import Testing

@testable import Language

/// Names and what kinds of thing they stand for, with a gazetteer that knows none.
@Suite struct NameTests {
    /// The names of a text with their kinds, as `kind: name`, in order.
    private func names(_ text: String) -> [String] {
        let analysis = english.analyze(Document(plain: text))
        return analysis.mentions.compactMap { mention in
            mention.name.map { "\(mention.kind.rawValue): \(analysis.text[$0])" }
        }
    }

    @Test(arguments: [
        ("Maria Keller met Thomas Brandt.", ["person: Maria Keller", "person: Thomas Brandt"]),
        ("He was born in Chicago and lives in Boston.", ["place: Chicago", "place: Boston"]),
        ("She studied at the University of Chicago.", ["organization: University of Chicago", "place: Chicago"]),
    ])
    func kindsOfNames(text: String, expected: [String]) {
        #expect(names(text) == expected)
    }

    /// What `Korvath` is in a clear place tells what it is in an unclear one.
    @Test func namesOfADocumentAgree() {
        #expect(names("She lives in Korvath. Korvath grew.") == ["place: Korvath", "place: Korvath"])
    }

    @Test func lexiconKnowsPartsOfNames() throws {
        // Ten kinds, in the order of `Mention.Kind`: nine of ten were persons, the sixth.
        var counts = [Int](repeating: 0, count: Mention.Kind.allCases.count)
        counts[5] = 9
        counts[6] = 1
        let code = NameLexicon.code(counts: counts)
        #expect(code == 1 + 5 * 4 + 3)
        let marsh = Feature.hash("Marsh".utf8)
        let lexicon = NameLexicon(rows: [(mark: NameLexicon.mark(.last, marsh), code: code)])
        #expect(lexicon.code(.last, marsh) == UInt64(code))
        #expect(lexicon.code(.first, marsh) == 0)
        #expect(NameLexicon().code(.last, marsh) == 0)
    }

    @Test func vectorsOfUnknownFormsAreZero() {
        let key = Feature.hash("minister".utf8)
        var values = [Float](repeating: 0, count: NameVectors.size)
        values[0] = 1
        values[1] = -0.5
        let vectors = NameVectors(marks: [Vocabulary.mark(key)], rounding: values)
        var copy = [Int8](repeating: 9, count: NameVectors.size)
        vectors.copy(vectors.row(key), to: &copy)
        #expect(copy.prefix(3) == [127, -64, 0])
        vectors.copy(vectors.row(Feature.hash("zzz".utf8)), to: &copy)
        #expect(copy.allSatisfy { $0 == 0 })
    }

    /// A file that breaks off is refused, wherever it breaks.
    @Test func brokenModelsAreRefused() throws {
        let folder = try ResourceDirectory.locate("Language")
        let whole = [UInt8](try Data(contentsOf: folder.appendingPathComponent("mentions.model")))
        _ = try MentionModel(whole, file: "mentions.model")
        for length in [0, 4, 5, 9, 100, whole.count / 2, whole.count - 1] {
            #expect(throws: HashedModel.Malformed.self) {
                try MentionModel(Array(whole.prefix(length)), file: "mentions.model")
            }
        }
    }
}
