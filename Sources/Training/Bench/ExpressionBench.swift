import Foundation
import Intake
import Language
import SourceText

/// Times the readers of times and quantities by themselves, beside all words and trees: on reports, and on texts that hold
/// nothing but what could be a time or a number, at two sizes.
///
/// ```
/// chancery-training bench-expressions REPORTS.jsonl [--rounds N]
/// ```
///
/// Writes a row a layer and text: tab-separated layer, text, bytes, seconds of processor time, and the time per byte on four
/// times the text over that on the text, 1 where the cost is linear. Seconds are the least of the rounds.
struct ExpressionBench {
    private let reader: ExpressionReader
    private let rounds: Int

    /// Texts that nobody writes, to be repeated: what could go on and what could begin at every sign.
    private static let hostile: [(name: String, pattern: String)] = [
        ("digits", "1"), ("digits and commas", "1,"), ("strokes", "1/1/"), ("number words", "twenty hundred million "),
        ("dates", "on 3 May 2021 "), ("ranges", "from Monday to 3 p.m. between 3 and "), ("sums", "$3.7 billion to "),
        ("articles", "the last week of the "),
    ]

    static func run(_ arguments: [String]) throws {
        var paths: [String] = []
        var rounds = 3
        var index = 0
        while index < arguments.count {
            if arguments[index] == "--rounds", index + 1 < arguments.count {
                rounds = max(Int(arguments[index + 1]) ?? rounds, 1)
                index += 1
            } else {
                paths.append(arguments[index])
            }
            index += 1
        }
        guard paths.count == 1 else {
            FileHandle.standardError.write(
                Data("usage: chancery-training bench-expressions REPORTS.jsonl [--rounds N]\n".utf8))
            exit(64)
        }
        try ExpressionBench(reader: ExpressionReader(), rounds: rounds).measure(paths)
    }

    private func measure(_ paths: [String]) throws {
        let extractor = try Extractor()
        var texts: [Text] = []
        SourceReader(paths: paths).forEach { result in
            if let source = try? result.get(), let document = try? extractor.document(from: source) {
                texts.append(document.text)
            }
        }
        show("reports", texts, texts + texts + texts + texts)
        for (name, pattern) in ExpressionBench.hostile {
            let size = 1 << 18
            let text = { (bytes: Int) in Text(String(repeating: pattern, count: bytes / pattern.utf8.count)) }
            show(name, [text(size)], [text(4 * size)])
        }
    }

    private func show(_ name: String, _ small: [Text], _ large: [Text]) {
        let reference = CalendarDay("2025-03-04")
        let layers: [(String, (Text) -> Int)] = [
            ("times", { reader.times.read($0, reference: reference).count }),
            ("quantities", { reader.quantities.read($0).count }),
            (
                "both",
                { text in
                    let found = reader.read(text, reference: reference)
                    return found.times.count + found.quantities.count
                }
            ),
        ]
        for (layer, read) in layers {
            let bytes = small.reduce(0) { $0 + $1.count }
            let seconds = least { small.reduce(0) { $0 + read($1) } }
            let more = least { large.reduce(0) { $0 + read($1) } }
            let growth = more / Double(large.reduce(0) { $0 + $1.count }) / (seconds / Double(max(bytes, 1)))
            print(
                layer, name, bytes, String(format: "%.6f", seconds), String(format: "%.2f", growth), separator: "\t")
        }
    }

    /// The least processor time of some rounds.
    private func least(_ work: () -> Int) -> Double {
        var least = Double.infinity
        var found = 0
        for _ in 0..<rounds {
            let began = ExpressionBench.now
            found = work()
            least = min(least, ExpressionBench.now - began)
        }
        precondition(found >= 0)
        return least
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
