import Language
import SourceText

extension StatementReader {
    /// Writes a row of `chancery annotate --layer factuality`: `{id, predicates: [{span, factuality}]}`.
    ///
    /// - Parameters:
    ///   - analysis: words, trees and mentions of the row's text.
    ///   - id: the row's id.
    ///   - spans: start and end of each predicate in Unicode scalars of the text; written back as they are.
    ///   - json: takes the row.
    public func writeFactualityRow(
        of analysis: Analysis, id: String, spans: [(start: Int, end: Int)], to json: inout JSONWriter
    ) {
        let context = ReadingContext(analysis, entities: DocumentEntities())
        let offsets = ScalarOffsets(analysis.text)
        json.object { json in
            json.member("id", id)
            json.key("predicates")
            json.array { json in
                for span in spans {
                    let word = context.head(of: Span(offsets.byte(span.start), offsets.byte(max(span.start, span.end))))
                    json.object { json in
                        json.key("span")
                        json.array { json in
                            json.value(span.start)
                            json.value(span.end)
                        }
                        let value = word.map { modality.factuality(of: $0, in: context) } ?? 3
                        json.member("factuality", (value * 1000).rounded() / 1000)
                    }
                }
            }
        }
        json.endLine()
    }
}

extension ReadingContext {
    /// The word that heads the words of a span; nil where no word stands there.
    func head(of span: Span) -> Int? {
        var word = firstWord(from: span.start)
        var best: Int?
        while word < words.count, Int(words.start[word]) < max(span.end, span.start + 1) {
            let head = Int(words.head[word])
            if head < 0 || head >= words.count || !span.contains(Int(words.start[head])) { best = best ?? word }
            word += 1
        }
        return best
    }
}

/// The bytes of the Unicode scalars of a text.
private struct ScalarOffsets {
    private let starts: [Int32]

    init(_ text: Text) {
        var starts: [Int32] = []
        starts.reserveCapacity(text.count + 1)
        for (offset, byte) in text.bytes.enumerated() where byte & 0xC0 != 0x80 { starts.append(Int32(offset)) }
        starts.append(Int32(text.count))
        self.starts = starts
    }

    /// The byte of a scalar; the text's end for one beyond it.
    func byte(_ scalar: Int) -> Int { Int(starts[min(max(scalar, 0), starts.count - 1)]) }
}

extension StatementReader {
    /// The features of the predicates at some spans (Unicode scalars), for the trainer; empty where no word stands.
    package func factualityFeatures(of analysis: Analysis, spans: [(start: Int, end: Int)]) -> [[UInt64]] {
        let context = ReadingContext(analysis, entities: DocumentEntities())
        let offsets = ScalarOffsets(analysis.text)
        return spans.map { span in
            var features: [UInt64] = []
            let bytes = Span(offsets.byte(span.start), offsets.byte(max(span.start, span.end)))
            if let word = context.head(of: bytes) {
                FactualityFeatures.collect(of: word, in: context, reader: modality, into: &features)
            }
            return features
        }
    }

    /// What one unit of a weight of the factuality model is on its scale.
    package static var factualityUnit: Double { FactualityModel.unit }
}
