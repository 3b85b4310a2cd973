import SourceText
import Testing

@testable import Language

/// Ways and subtrees of trees that are given, not parsed.
@Suite struct TreeTests {
    /// Words with the numbers of their heads as CoNLL-U has them; sentences are parted by nil.
    private func words(_ heads: [Int?]) -> Words {
        var words = Words()
        var first = 0
        var sentence: Int32 = 0
        for head in heads {
            guard let head else {
                first = words.count
                sentence += 1
                continue
            }
            words.append(words.count, words.count + 1)
            words.head[words.count - 1] = head == 0 ? -1 : Int32(first + head - 1)
            words.relation[words.count - 1] = head == 0 ? .root : head > words.count - first ? .nsubj : .obj
            words.sentence[words.count - 1] = sentence
        }
        return words
    }

    /// A way as `1 ↑ 2 ↓ 4`, by the words' indices.
    private func way(_ heads: [Int?], from first: Int, to last: Int) -> String? {
        let words = words(heads)
        guard let path = DependencyTrees(words).path(from: first, to: last, in: words) else { return nil }
        return "\(path.first)" + path.steps.map { ($0.direction == .up ? " ↑ " : " ↓ ") + "\($0.word)" }.joined()
    }

    // `The envoy signed the treaty .` with the heads 2 3 0 5 3 3.
    private static let signed: [Int?] = [2, 3, 0, 5, 3, 3]

    @Test(arguments: [
        (1, 4, "1 ↑ 2 ↓ 4"), (0, 3, "0 ↑ 1 ↑ 2 ↓ 4 ↓ 3"), (3, 0, "3 ↑ 4 ↑ 2 ↓ 1 ↓ 0"), (2, 0, "2 ↓ 1 ↓ 0"),
        (0, 2, "0 ↑ 1 ↑ 2"), (4, 4, "4"),
    ])
    func ways(first: Int, last: Int, expected: String) {
        #expect(way(TreeTests.signed, from: first, to: last) == expected)
    }

    @Test func aWayHasRelationsAndATop() throws {
        let words = words(TreeTests.signed)
        let path = try #require(DependencyTrees(words).path(from: 0, to: 4, in: words))
        #expect(path.words == [0, 1, 2, 4])
        #expect(path.steps.map(\.relation) == [.nsubj, .nsubj, .obj])
        #expect(path.top == 2)
    }

    @Test func noWayLeadsOutOfASentence() {
        #expect(way([2, 0, nil, 0, 1], from: 0, to: 3) == nil)
        #expect(way([2, 0, nil, 0, 1], from: 2, to: 3) == "2 ↓ 3")
    }

    /// Two roots, and heads in a circle, as a broken file may have them.
    @Test func brokenTreesHaveNoWay() {
        #expect(way([0, 0], from: 0, to: 1) == nil)
        let circle = words([2, 3, 1, 0])
        let trees = DependencyTrees(circle)
        _ = trees.path(from: 0, to: 2, in: circle)
        #expect(trees.path(from: 0, to: 3, in: circle) == nil)
        #expect(trees.ancestors(of: 0, in: circle).count <= 5)
        #expect(trees.descendants(of: 0).count <= 5)
    }

    @Test func subtreesAndDescendants() {
        let trees = DependencyTrees(words(TreeTests.signed))
        #expect(trees.subtree(2) == 0..<6)
        #expect(trees.subtree(4) == 3..<5)
        #expect(trees.descendants(of: 2) == [2, 1, 0, 4, 3, 5])
        #expect(trees.descendants(of: 0) == [0])
    }
}
