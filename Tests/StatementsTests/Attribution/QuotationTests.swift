import SourceText
import Testing

@testable import Statements

/// Quotation marks are paired; brackets stand around what should be found, inside the outer ones no others.
@Suite struct QuotationTests {
    /// The outermost quotations of a text whose paragraphs are its lines.
    private func outer(_ text: String) -> [Quotation] {
        read(text).filter { $0.depth == 0 }
    }

    private func read(_ text: String) -> [Quotation] {
        let bytes = Array(text.utf8)
        var paragraphs: [Span] = []
        var start = 0
        for (index, byte) in (bytes + [0x0A]).enumerated() where byte == 0x0A {
            if index > start { paragraphs.append(Span(start, index)) }
            start = index + 1
        }
        return bytes.withUnsafeBufferPointer { QuotationReader().read($0, paragraphs: paragraphs) }
    }

    @Test(arguments: [
        #"He said ["we leave at noon"] and left."#,
        "He said [“we leave at noon”] and left.",
        "He said [''we leave at noon''] and left.",
        "He said [``we leave at noon''] and left.",
        "He said [«we leave at noon»] and left.",
        "He said [„we leave at noon“] and left.",
        "[“We leave,”] he said. [“At noon.”]",
        // Opens curly, closes straight.
        #"The [“strategic"] port is closed."#,
        // Run together with the next sentence.
        #"He called it ["over"].Nobody"#,
        // Nested, single in double and double in double.
        "[“She told me ‘never again’ twice,”] he said.",
        "[“The note asks: “who pays?” and ends,”] he said.",
        // Single marks alone.
        "They called it [‘a mistake’] in May.",
        "They called it ['a mistake'] in May.",
    ])
    func marksArePaired(_ marked: String) {
        let text = marked.replacing("[", with: "").replacing("]", with: "")
        let found = outer(text)
        var rebuilt = Array(text.utf8)
        for quotation in found.reversed() {
            rebuilt.insert(0x5D, at: quotation.span.end)
            rebuilt.insert(0x5B, at: quotation.span.start)
        }
        #expect(String(decoding: rebuilt, as: UTF8.self) == marked)
    }

    @Test(arguments: [
        "The ministers' plan doesn't suit the '90s, it's said.", "Rock 'n' roll", "5' 11\" tall it is not", "",
        "He’s the members’ choice.",
    ])
    func apostrophesAreNone(_ text: String) { #expect(outer(text).filter(\.isClosed).isEmpty) }

    @Test func aQuotationGoesOnWhereTheNextParagraphOpensAgain() {
        let found = outer("“First we talk.\n“Then we vote,” she said.")
        #expect(found.map(\.isClosed) == [false, true])
        #expect(found.map(\.continues) == [false, true])
        let apart = outer("“First we talk,” she said.\n“Then we vote,” he said.")
        #expect(apart.map(\.continues) == [false, false])
    }

    @Test func aForgottenMarkEndsWithItsParagraph() {
        let text = "He said “we leave.\nNobody answered."
        #expect(outer(text).map { $0.span.end } == [text.utf8.count - "\nNobody answered.".utf8.count])
    }

    @Test func anyBytesGiveSpansInsideTheText() {
        let seed = Array("“A ‘b’ \"c\" ''d'' «e» `f` don't”\n\"g ’h” i".utf8)
        for position in seed.indices {
            for byte: UInt8 in [0x22, 0x27, 0x60, 0xE2, 0x80, 0x9D, 0x0A, 0x20, 0xC2] {
                var bytes = seed
                bytes[position] = byte
                let found = bytes.withUnsafeBufferPointer {
                    QuotationReader().read($0, paragraphs: [Span(0, bytes.count)])
                }
                for quotation in found {
                    #expect(quotation.span.end <= bytes.count && quotation.span.contains(quotation.inner))
                }
            }
        }
    }
}
