/// The way through a tree from one word to another: up to the word that both lie below, then down.
///
/// Of `The envoy signed the treaty.`, from `envoy` to `treaty`: up by `nsubj` to `signed`, down by `obj`.
public struct DependencyPath: Sendable, Hashable {
    /// One arc of the way.
    public struct Step: Sendable, Hashable {
        /// Which way an arc is gone.
        public enum Direction: Sendable, Hashable {
            /// From a word to its head.
            case up
            /// From a word to one of its dependents.
            case down
        }

        /// The word that the step leads to.
        public var word: Int
        /// The relation of the arc, that of its dependent.
        public var relation: Relation
        /// Which way it is gone.
        public var direction: Direction
    }

    /// The word that the way begins at.
    public var first: Int
    /// The arcs, in order; none where the way ends where it begins.
    public var steps: [Step]

    /// The words on the way, the first and the last among them.
    public var words: [Int] { [first] + steps.map(\.word) }

    /// The word nearest the root: that below which all others of the way lie.
    public var top: Int { steps.last { $0.direction == .up }?.word ?? first }
}

extension DependencyTrees {
    /// The way from one word to another.
    ///
    /// ```swift
    /// let trees = DependencyTrees(analysis.words)
    /// if let path = trees.path(from: subject, to: object, in: analysis.words) { print(path.steps.map(\.relation.code)) }
    /// ```
    ///
    /// - Returns: the way; nil where the words are of two sentences, or of a sentence whose heads lead to no common word.
    public func path(from first: Int, to last: Int, in words: Words) -> DependencyPath? {
        guard words.sentence[first] == words.sentence[last] else { return nil }
        let up = ancestors(of: first, in: words)
        let down = ancestors(of: last, in: words)
        // From the root down, both lines are the same up to the word where they part.
        var upEnd = up.count
        var downEnd = down.count
        guard up.last == down.last else { return nil }
        while upEnd > 0, downEnd > 0, up[upEnd - 1] == down[downEnd - 1] {
            upEnd -= 1
            downEnd -= 1
        }
        var steps: [DependencyPath.Step] = []
        steps.reserveCapacity(upEnd + downEnd)
        for index in 0..<upEnd {
            steps.append(.init(word: up[index + 1], relation: words.relation[up[index]], direction: .up))
        }
        for index in stride(from: downEnd - 1, through: 0, by: -1) {
            steps.append(.init(word: down[index], relation: words.relation[down[index]], direction: .down))
        }
        return DependencyPath(first: first, steps: steps)
    }

    /// A word, its head, the head of that, and so on to the root.
    ///
    /// Heads that go in a circle, which no tree of ours has and a file of others may, are followed once around: each word
    /// stands there once.
    public func ancestors(of word: Int, in words: Words) -> [Int] {
        var line = [word]
        var at = word
        var seen: Set<Int> = [word]
        while true {
            let head = Int(words.head[at])
            guard head >= 0, head < words.count, words.sentence[head] == words.sentence[word],
                seen.insert(head).inserted
            else {
                break
            }
            line.append(head)
            at = head
        }
        return line
    }

    /// A word and all words below it, each behind its head, children in order of the text.
    ///
    /// ``subtree(_:)`` gives the same words as a range where the tree is projective, as those that Language builds are.
    public func descendants(of word: Int) -> [Int] {
        var found: [Int] = []
        var open = [Int32(word)]
        while let next = open.popLast() {
            found.append(Int(next))
            let mark = open.count
            var child = firstChild[Int(next)]
            while child >= 0 {
                open.append(child)
                child = nextSibling[Int(child)]
            }
            open[mark...].reverse()
            // A circle would be gone around for ever.
            if found.count > firstChild.count { break }
        }
        return found
    }
}
