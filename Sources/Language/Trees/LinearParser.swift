import SourceText

/// Chooses the steps of ``ArcHybrid`` and the relations of its arcs by linear models over hashed features.
package struct LinearParser: Sendable {
    package var actions: HashedModel
    package var relations: HashedModel

    package init(actions: HashedModel, relations: HashedModel) {
        self.actions = actions
        self.relations = relations
    }

    /// The words of a sentence as the parser sees them; one more stands for the root.
    package struct Input {
        package var forms: [UInt64] = []
        package var tags: [UInt64] = []

        package init() {}

        package mutating func read(_ facts: FormFacts, tags: [UInt8]) {
            forms.removeAll(keepingCapacity: true)
            self.tags.removeAll(keepingCapacity: true)
            for word in facts.words { forms.append(word.lower) }
            for tag in tags { self.tags.append(UInt64(tag) + 1) }
            forms.append(77)
            self.tags.append(250)
        }

        @inline(__always) func form(_ word: Int) -> UInt64 { word < 0 || word >= forms.count ? 9 : forms[word] }
        @inline(__always) func tag(_ word: Int) -> UInt64 { word < 0 || word >= tags.count ? 255 : tags[word] }
    }

    package static func appendActions(_ state: ArcHybrid, _ input: Input, to features: inout [UInt64]) {
        let s0 = state.top(0)
        let s1 = state.top(1)
        let s2 = state.top(2)
        let b0 = state.next
        let (w0, t0) = (input.form(s0), input.tag(s0))
        let (w1, t1) = (input.form(s1), input.tag(s1))
        let (wb, tb) = (input.form(b0), input.tag(b0))
        let (wc, tc) = (input.form(b0 + 1), input.tag(b0 + 1))
        let td = input.tag(b0 + 2)
        let t2 = input.tag(s2)
        func child(_ column: [Int32], _ word: Int) -> Int { word < 0 ? -1 : Int(column[word]) }
        let l0 = input.tag(child(state.left1, s0))
        let r0 = input.tag(child(state.right1, s0))
        let l1 = input.tag(child(state.left1, s1))
        let r1 = input.tag(child(state.right1, s1))
        let lb = input.tag(child(state.left1, b0))
        func label(_ column: [Int32], _ word: Int) -> UInt64 {
            let child = child(column, word)
            return child < 0 ? 200 : UInt64(state.relation[child])
        }
        let labels = label(state.left1, s0) << 8 | label(state.right1, s0)
        let distance = UInt64(s0 < 0 ? 0 : min(9, b0 - s0))
        let gap = UInt64(s1 < 0 ? 0 : min(9, s0 - s1))
        let valency =
            s0 < 0 ? 99 : UInt64(state.leftCount[s0]) << 4 | UInt64(state.rightCount[s0])
        let tags = t0 << 8 | tb
        func add(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0) { features.append(Feature.of(template, a, b)) }
        add(1, w0, t0)
        add(2, w1, t1)
        add(3, wb, tb)
        add(4, wc, tc)
        add(5, tags)
        add(6, tags, wb)
        add(7, tags, w0)
        add(8, w0, wb)
        add(9, t0 << 8 | t1)
        add(10, t0 << 8 | t1, w0)
        add(11, t0 << 8 | t1, w1)
        add(12, w0, w1)
        add(13, tags << 16 | tc << 8 | td)
        add(14, tags << 8 | tc)
        add(15, t1 << 16 | tags)
        add(16, t2 << 24 | t1 << 16 | tags)
        add(17, tags << 8 | l0)
        add(18, tags << 8 | r0)
        add(19, tags << 8 | lb)
        add(20, tags << 16 | l1 << 8 | r1, t1)
        add(21, t1 << 8 | t0, r0)
        add(22, t1 << 8 | t0, l0)
        add(23, tags, distance)
        add(24, t1 << 8 | t0, gap)
        add(25, w0, distance)
        add(26, w0 ^ tb, valency)
        add(27, tags, valency)
        add(28, labels, tags)
        add(29, w0, labels)
        add(30, wb, label(state.left1, b0))
        add(31, w1 ^ tb, t0)
        add(32, w1, wb)
        add(33, w1 ^ t0 << 32, wb)
        add(34, t0 << 16 | tb << 8 | tc, w0)
        add(35, t0 << 16 | tb << 8 | tc, wb)
        add(36, t1 << 16 | t0 << 8 | tb, w1)
        add(37, t1 << 24 | t0 << 16 | tb << 8 | tc)
        add(38, tags, label(state.right2, s0) << 8 | label(state.right1, s0))
        add(39, t0, w1 ^ labels << 40)
        add(40, w0 ^ t1 << 32, tb << 8 | tc)
    }

    package static func appendRelation(
        child: Int, head: Int, _ state: ArcHybrid, _ input: Input, to features: inout [UInt64]
    ) {
        let (w, t) = (input.form(child), input.tag(child))
        let (h, u) = (input.form(head), input.tag(head))
        let side: UInt64 = child < head ? 1 : 2
        let distance = UInt64(min(6, abs(head - child))) << 2 | side
        func down(_ column: [Int32], _ word: Int) -> Int { Int(column[word]) }
        let left = down(state.left1, child)
        let right = down(state.right1, child)
        let first = down(state.left2, child)
        func label(_ word: Int) -> UInt64 { word < 0 ? 200 : UInt64(state.relation[word]) }
        let pair = t << 10 | u << 2 | side
        func add(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0) { features.append(Feature.of(template, a, b)) }
        add(101, w, pair)
        add(102, h, pair)
        add(103, w, h ^ side)
        add(104, pair)
        add(105, pair, distance)
        add(106, w, t << 2 | side)
        add(107, h, u << 2 | side)
        add(108, pair, input.form(left))
        add(109, pair, input.form(first))
        add(110, pair, input.form(right))
        add(111, pair, label(left) << 16 | label(first) << 8 | label(right))
        add(112, pair, input.tag(child - 1) << 8 | input.tag(child + 1))
        add(113, pair, input.tag(head - 1) << 8 | input.tag(head + 1))
        add(114, w ^ u, input.form(left))
        add(115, w, label(left) << 8 | label(right))
        add(116, h ^ t << 32, input.form(left))
        let siblings = label(down(state.left1, head)) << 8 | label(down(state.right1, head))
        add(117, pair, siblings)
        add(118, h ^ t << 32, siblings << 2 | side)
        add(119, pair, input.form(child - 1))
        add(120, pair, input.form(child + 1))
        add(121, w, distance)
        add(122, pair, input.form(head + 1))
        add(123, t << 8 | input.tag(left), h)
    }

    /// Parses a sentence; heads and relations are then in `state`.
    package func parse(_ input: Input, _ workspace: inout Workspace) {
        workspace.state.start(input.forms.count - 1)
        while !workspace.state.isDone {
            workspace.features.removeAll(keepingCapacity: true)
            LinearParser.appendActions(workspace.state, input, to: &workspace.features)
            actions.score(workspace.features, into: &workspace.scores)
            var best: ArcHybrid.Action?
            for index in 0..<3 {
                guard let action = ArcHybrid.Action(rawValue: index), workspace.state.allows(action) else { continue }
                if best.map({ workspace.scores[index] > workspace.scores[$0.rawValue] }) ?? true { best = action }
            }
            guard let action = best else { break }
            var relation: UInt8 = 0
            if action != .shift {
                let child = workspace.state.top(0)
                let head = action == .left ? workspace.state.next : workspace.state.top(1)
                if head < input.forms.count - 1 {
                    workspace.features.removeAll(keepingCapacity: true)
                    LinearParser.appendRelation(
                        child: child, head: head, workspace.state, input, to: &workspace.features)
                    relations.score(workspace.features, into: &workspace.scores)
                    var best = 1
                    for index in 2..<relations.classes where workspace.scores[index] > workspace.scores[best] {
                        best = index
                    }
                    relation = UInt8(best)
                }
            }
            workspace.state.apply(action, relation: relation)
        }
    }

    /// Buffers that are used again and again.
    package struct Workspace {
        package var state = ArcHybrid()
        var features: [UInt64] = []
        var scores = [Int32](repeating: 0, count: 256)

        package init() {}
    }
}
