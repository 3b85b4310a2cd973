import Briefing
import Statements

/// A dependency tree for a terminal: a word a line in the order of the text, what it hangs on above or below it further left.
///
/// ```
///  1   ┌─ Niger      niger    NNP  nsubj
///  2 ┌─┴─ snubbed …
/// ```
struct TreeDrawing {
    /// The lines, at most ``width`` columns each.
    private(set) var lines: [String] = []
    private let nodes: [Explanation.Node]
    private var children: [[Int]]
    private var drawn: [(node: Int, art: String)] = []
    private var isDrawn: [Bool]
    /// Deeper words are drawn as if they stood there.
    private static let deepest = 16

    init(_ tree: Explanation.Tree, width: Int) {
        nodes = tree.nodes
        children = Array(repeating: [], count: nodes.count)
        isDrawn = Array(repeating: false, count: nodes.count)
        for (index, node) in nodes.enumerated()
        where node.head > 0 && node.head <= nodes.count && node.head - 1 != index {
            children[node.head - 1].append(index)
        }
        for (index, node) in nodes.enumerated() where node.head == 0 {
            draw(index, above: "", below: "", art: "", depth: 0)
        }
        // What no root leads to: a circle.
        for index in nodes.indices where !isDrawn[index] { draw(index, above: "", below: "", art: "? ", depth: 0) }
        write(width)
    }

    /// Draws what hangs before a word, the word, and what hangs behind it.
    ///
    /// - Parameters:
    ///   - above: what stands left of the lines above the word.
    ///   - below: what stands left of those below.
    private mutating func draw(_ index: Int, above: String, below: String, art: String, depth: Int) {
        guard !isDrawn[index] else { return }
        isDrawn[index] = true
        let isDeep = depth >= TreeDrawing.deepest
        let before = children[index].filter { $0 < index }
        let behind = children[index].filter { $0 > index }
        for (number, child) in before.enumerated() {
            let isFirst = number == 0
            draw(
                child, above: isDeep ? above : above + (isFirst ? "  " : "│ "), below: isDeep ? above : above + "│ ",
                art: isDeep ? above : above + (isFirst ? "┌╴" : "├╴"), depth: depth + 1)
        }
        drawn.append((index, art))
        for (number, child) in behind.enumerated() {
            let isLast = number == behind.count - 1
            draw(
                child, above: isDeep ? below : below + "│ ", below: isDeep ? below : below + (isLast ? "  " : "│ "),
                art: isDeep ? below : below + (isLast ? "└╴" : "├╴"), depth: depth + 1)
        }
    }

    private mutating func write(_ width: Int) {
        let number = String(nodes.count).count
        let tag = nodes.map(\.tag.count).max() ?? 0
        let relation = nodes.map(\.relation.count).max() ?? 0
        let lemma = min(nodes.map { DisplayWidth.columns($0.lemma) }.max() ?? 0, width < 60 ? 8 : 14)
        // What stands beside the word: its number, its lemma, tag and relation, `of` and a number, with two blanks between.
        let rest = 2 + number + 2 + 2 + lemma + 2 + tag + 2 + relation + 2 + 3 + number
        let widest = drawn.map { DisplayWidth.columns($0.art + nodes[$0.node].form) }.max() ?? 0
        let word = max(min(widest, width - rest), 12)
        for (index, art) in drawn {
            let node = nodes[index]
            let head = node.head == 0 ? "" : "of \(node.head)"
            let columns = [
                "  " + String(repeating: " ", count: number - String(index + 1).count) + "\(index + 1)",
                TreeDrawing.fit(art + node.form, word), TreeDrawing.fit(node.lemma, lemma),
                TreeDrawing.fit(node.tag, tag), TreeDrawing.fit(node.relation, relation), head,
            ]
            var line = columns.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            lines.append(line)
        }
    }

    /// A text in exactly so many columns.
    private static func fit(_ text: String, _ width: Int) -> String {
        var columns = 0
        var result = ""
        let whole = DisplayWidth.columns(text)
        for character in text {
            let next = DisplayWidth.columns(String(character))
            if whole > width, columns + next > width - 1 {
                result += "…"
                columns += 1
                break
            }
            result.append(character)
            columns += next
        }
        return result + String(repeating: " ", count: max(0, width - columns))
    }
}
