import CKernels
import Foundation

/// A sum of small decision trees over rows of numbers: gradient boosting (Friedman 2001), logistic loss.
package struct BoostedTrees: Sendable {
    /// One split, or a leaf where `feature` is negative.
    package struct Node: Sendable {
        /// The column that is compared; -1 in a leaf.
        package var feature: Int16
        /// The number of the node that rows at or below the threshold go to; the other is the next after it.
        package var left: Int16
        /// The threshold of a split, the value of a leaf.
        package var value: Float

        package init(feature: Int16, left: Int16, value: Float) {
            self.feature = feature
            self.left = left
            self.value = value
        }
    }

    /// Something is wrong with a model's file.
    struct Malformed: Error, CustomStringConvertible {
        var file: String
        var description: String { "CH0119: \(file) is no model of this version" }
    }

    /// The width of a row.
    package let width: Int
    /// The sum that every row begins with.
    package let bias: Float
    private let nodes: [chancery_node]
    /// The value of each leaf; 0 for splits.
    private let leaves: [Float]
    private let roots: [Int32]
    private let depths: [Int32]

    private static let magic: [UInt8] = Array("CHBT".utf8) + [1]

    package init(width: Int, bias: Float, trees: [[Node]]) {
        self.width = width
        self.bias = bias
        var nodes: [chancery_node] = []
        var leaves: [Float] = []
        var roots: [Int32] = []
        var depths: [Int32] = []
        for tree in trees {
            roots.append(Int32(nodes.count))
            var depth = [Int32](repeating: 0, count: tree.count)
            for (index, node) in tree.enumerated() {
                let isLeaf = node.feature < 0
                nodes.append(
                    chancery_node(
                        threshold: isLeaf ? .infinity : node.value, feature: isLeaf ? 0 : UInt16(node.feature),
                        next: isLeaf ? UInt16(index) : UInt16(node.left)))
                leaves.append(isLeaf ? node.value : 0)
                if !isLeaf {
                    for next in [Int(node.left), Int(node.left) + 1] { depth[next] = depth[index] + 1 }
                }
            }
            depths.append(depth.max() ?? 0)
        }
        self.nodes = nodes
        self.leaves = leaves
        self.roots = roots
        self.depths = depths
    }

    /// Reads a model: magic, width, number of trees, bias; for each tree its number of nodes and the nodes, eight bytes each,
    /// all little-endian.
    init(contentsOf url: URL) throws {
        let malformed = Malformed(file: url.lastPathComponent)
        guard let data = try? [UInt8](Data(contentsOf: url)), data.count >= 13, data.starts(with: BoostedTrees.magic)
        else {
            throw malformed
        }
        func word(_ at: Int) -> UInt16 { UInt16(data[at]) | UInt16(data[at + 1]) << 8 }
        func float(_ at: Int) -> Float { Float(bitPattern: UInt32(word(at)) | UInt32(word(at + 2)) << 16) }
        let width = Int(word(5))
        var trees: [[Node]] = []
        var at = 13
        for _ in 0..<Int(word(7)) {
            guard at + 2 <= data.count else { throw malformed }
            let count = Int(word(at))
            at += 2
            guard count > 0, count <= Int(Int16.max), at + count * 8 <= data.count else { throw malformed }
            var tree: [Node] = []
            for index in 0..<count {
                let node = Node(
                    feature: Int16(bitPattern: word(at)), left: Int16(bitPattern: word(at + 2)), value: float(at + 4))
                // Rows only go forward, so that no walk runs in a circle.
                if node.feature >= 0 {
                    guard Int(node.feature) < width, Int(node.left) > index, Int(node.left) + 1 < count else {
                        throw malformed
                    }
                }
                tree.append(node)
                at += 8
            }
            trees.append(tree)
        }
        self.init(width: width, bias: float(9), trees: trees)
    }

    /// The model's file.
    package var file: [UInt8] {
        var bytes = BoostedTrees.magic
        func put(_ value: UInt16) { bytes += [UInt8(value & 255), UInt8(value >> 8)] }
        func put(_ value: Float) {
            put(UInt16(truncatingIfNeeded: value.bitPattern))
            put(UInt16(truncatingIfNeeded: value.bitPattern >> 16))
        }
        put(UInt16(width))
        put(UInt16(roots.count))
        put(bias)
        for (index, root) in roots.enumerated() {
            let end = index + 1 < roots.count ? Int(roots[index + 1]) : nodes.count
            put(UInt16(end - Int(root)))
            for (node, leaf) in zip(nodes[Int(root)..<end], leaves[Int(root)..<end]) {
                let isLeaf = node.threshold == .infinity
                put(isLeaf ? UInt16(bitPattern: -1) : node.feature)
                put(isLeaf ? 0 : node.next)
                put(isLeaf ? leaf : node.threshold)
            }
        }
        return bytes
    }

    /// The probability that each row of a table is of the kind looked for.
    package func probabilities(_ rows: [Float]) -> [Float] {
        guard width > 0 else { return [] }
        let count = rows.count / width
        var sums = [Float](repeating: bias, count: count)
        rows.withUnsafeBufferPointer { rows in
            nodes.withUnsafeBufferPointer { nodes in
                sums.withUnsafeMutableBufferPointer { sums in
                    guard let row = rows.baseAddress, let node = nodes.baseAddress, let sum = sums.baseAddress else {
                        return
                    }
                    chancery_trees(
                        row, Int64(count), Int64(width), node, leaves, roots, depths, Int64(roots.count), sum)
                }
            }
        }
        return sums.map { 1 / (1 + exp(-$0)) }
    }
}
