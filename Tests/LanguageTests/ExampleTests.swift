import Foundation
import Language
import SourceText
import Testing

/// The example of the article on Language, as another program would write it: only what is public.
@Suite struct ExampleTests {
    /// What `print` of the example prints.
    final class Lines {
        var lines: [String] = []
    }

    private func run(_ output: Lines) throws {
        func print(_ items: Any...) { output.lines.append(items.map { "\($0)" }.joined(separator: " ")) }
        // begin
        let english = try English()
        let analysis = english.analyze(Document(plain: "The envoy of Northland signed the treaty. She left on Sunday."))
        let words = analysis.words
        let trees = DependencyTrees(words)

        for sentence in analysis.sentences {
            guard let root = analysis.root(of: sentence) else { continue }
            print("\(analysis.form(root)) (\(words.tag[root].code), \(words.lemmaText(root)))")
            // The phrases below the root, and how each is tied to it.
            trees.forEachChild(root) { child in
                let phrase = trees.subtree(child)
                print("  \(words.relation[child].code): \(analysis.text[words.span(phrase)])")
            }
        }

        // The way from one word to another.
        if let path = trees.path(from: 1, to: 6, in: words) {
            print(path.words.map(analysis.form).joined(separator: " "), path.steps.map(\.relation.code))
        }

        for mention in analysis.mentions {
            print("\(mention.chain) \(mention.kind.rawValue): \(analysis.text[mention.span])")
        }
        // end
    }

    @Test func theExampleRuns() throws {
        let output = Lines()
        try run(output)
        #expect(
            output.lines.prefix(5) == [
                "signed (VERB, sign)", "  nsubj: The envoy of Northland", "  obj: the treaty", "  punct: .",
                "left (VERB, leave)",
            ])
        #expect(output.lines.contains("envoy signed treaty [\"nsubj\", \"obj\"]"))
        #expect(output.lines.contains { $0.hasSuffix("person: The envoy of Northland") })
    }

    /// The article shows what is run here, line by line.
    @Test func theArticleShowsIt() throws {
        let here = URL(fileURLWithPath: #filePath)
        let article = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources/Chancery/Chancery.docc/Language.md")
        func lines(_ url: URL) throws -> [String] {
            try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
        }
        func stretch(_ lines: [String], from first: String, to last: String) throws -> [String] {
            let start = try #require(lines.firstIndex { $0.trimmingCharacters(in: .whitespaces) == first })
            let rest = lines[(start + 1)...]
            let end = try #require(rest.firstIndex { $0.trimmingCharacters(in: .whitespaces) == last })
            return rest[..<end].map { $0.trimmingCharacters(in: .whitespaces) }.filter {
                !$0.isEmpty && !$0.hasPrefix("import ")
            }
        }
        let shown = try stretch(try lines(article), from: "```swift", to: "```")
        #expect(shown == (try stretch(try lines(here), from: "// begin", to: "// end")))
    }
}
