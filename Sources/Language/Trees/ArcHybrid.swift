/// The state of a transition parser of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011) over the words of
/// one sentence.
///
/// Words are numbered from 0; the root stands behind the last word, as word `count`, so that the first word attached to it
/// is the last step and there is exactly one.
package struct ArcHybrid: Sendable {
    /// A step.
    package enum Action: Int, Sendable {
        /// The next word of the buffer goes onto the stack.
        case shift
        /// The top of the stack gets the next word as its head, and goes.
        case left
        /// The top of the stack gets the word below as its head, and goes.
        case right
    }

    /// The number of words.
    package private(set) var count = 0
    /// The next word of the buffer; ``count`` where only the root is left.
    package private(set) var next = 0
    /// The stack, its top last.
    package private(set) var stack: [Int32] = []
    /// The head of each word; -1 while it has none.
    package private(set) var head: [Int32] = []
    /// The relation of each word to its head, as a raw value.
    package var relation: [UInt8] = []
    /// Leftmost and rightmost children so far and those set before them; -1 where there is none.
    package private(set) var left1: [Int32] = []
    package private(set) var left2: [Int32] = []
    package private(set) var right1: [Int32] = []
    package private(set) var right2: [Int32] = []
    /// The number of children on either side.
    package private(set) var leftCount: [UInt8] = []
    package private(set) var rightCount: [UInt8] = []

    package init() {}

    /// Begins a sentence.
    package mutating func start(_ count: Int) {
        self.count = count
        next = 0
        stack.removeAll(keepingCapacity: true)
        func reset<Value>(_ column: inout [Value], _ value: Value) {
            column.removeAll(keepingCapacity: true)
            column.append(contentsOf: repeatElement(value, count: count + 1))
        }
        reset(&head, -1)
        reset(&relation, 0)
        reset(&left1, -1)
        reset(&left2, -1)
        reset(&right1, -1)
        reset(&right2, -1)
        reset(&leftCount, 0)
        reset(&rightCount, 0)
    }

    /// Whether every word has its head.
    @inline(__always) package var isDone: Bool { next == count && stack.isEmpty }
    /// The `depth`-th word of the stack from its top; -1 where there is none.
    @inline(__always) package func top(_ depth: Int) -> Int {
        depth < stack.count ? Int(stack[stack.count - 1 - depth]) : -1
    }

    /// Whether a step may be taken.
    @inline(__always) package func allows(_ action: Action) -> Bool {
        switch action {
        case .shift: next < count
        case .left: !stack.isEmpty && (next < count || stack.count == 1)
        case .right: stack.count >= 2
        }
    }

    /// Takes a step, which must be allowed.
    package mutating func apply(_ action: Action, relation label: UInt8 = 0) {
        switch action {
        case .shift:
            stack.append(Int32(next))
            next += 1
        case .left:
            let child = Int(stack.removeLast())
            head[child] = Int32(next)
            relation[child] = label
            left2[next] = left1[next]
            left1[next] = Int32(child)
            leftCount[next] = min(3, leftCount[next] + 1)
        case .right:
            let child = Int(stack.removeLast())
            let parent = Int(stack[stack.count - 1])
            head[child] = Int32(parent)
            relation[child] = label
            right2[parent] = right1[parent]
            right1[parent] = Int32(child)
            rightCount[parent] = min(3, rightCount[parent] + 1)
        }
    }

    /// The number of arcs of a tree that each step would put out of reach (Goldberg and Nivre 2013); nil where the step
    /// is not allowed.
    ///
    /// - Parameters:
    ///   - gold: the head of each word, ``count`` for the root.
    ///   - lastChild: the last child of each word, the root included; -1 where it has none.
    package func costs(gold: [Int32], lastChild: [Int32]) -> (shift: Int?, left: Int?, right: Int?) {
        var costs: (shift: Int?, left: Int?, right: Int?) = (nil, nil, nil)
        if allows(.shift) {
            var lost = 0
            for (index, word) in stack.enumerated() {
                if gold[Int(word)] == Int32(next) { lost += 1 }
                if gold[next] == word, index + 1 < stack.count { lost += 1 }
            }
            costs.shift = lost
        }
        guard let last = stack.last else { return costs }
        let top = Int(last)
        // Children of the top in the buffer; they lie in order, so those from `next` on are counted by walking words.
        var children = 0
        if lastChild[top] >= Int32(next) {
            for word in next..<count where gold[word] == last { children += 1 }
        }
        let below = self.top(1)
        if allows(.left) {
            costs.left = children + (gold[top] > Int32(next) || gold[top] == Int32(below) && below >= 0 ? 1 : 0)
        }
        if allows(.right) { costs.right = children + (gold[top] >= Int32(next) ? 1 : 0) }
        return costs
    }
}
