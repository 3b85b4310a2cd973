import Intake

/// Grows boosted trees over rows of numbers: histograms of up to 64 steps a column, second-order logistic loss (Friedman
/// 2001; Chen and Guestrin 2016), columns drawn by a generator with a fixed seed.
struct BoostedTreesTraining {
    var trees = 240
    var depth = 5
    var rate: Float = 0.1
    var smallestLeaf: Float = 0.05
    var regularisation: Float = 1
    /// The share of columns that a tree may use.
    var columns: Float = 0.35

    struct Data {
        var width: Int
        /// Rows, one after the other.
        var rows: [Float]
        /// The truth of each row, 0 to 1.
        var truths: [Float]
        var weights: [Float]
        var count: Int { truths.count }

        init(width: Int) {
            self.width = width
            rows = []
            truths = []
            weights = []
        }

        /// Adds the blocks of a page or the lines of a text. A page counts as one, whatever its length; words count, and
        /// short blocks a little more than that.
        ///
        /// - Parameters:
        ///   - lengths: words of each block.
        ///   - labels: how much of each block is of the article; one that is so for the most part is so.
        ///   - share: what the page counts beside others.
        mutating func add(_ rows: [Float], lengths: [Int], labels: [Float], share: Float) {
            self.rows += rows
            let total = Float(max(1, lengths.reduce(0, +)) + 3 * lengths.count)
            for (length, label) in zip(lengths, labels) {
                truths.append(label > 0.6 ? 1 : label < 0.4 ? 0 : label)
                weights.append(100 * share * Float(length + 3) / total)
            }
        }
    }

    private static let steps = 64

    /// - Parameter used: the rows to learn from.
    func train(_ data: Data, used: [Int]) -> BoostedTrees {
        let (bins, cuts) = binned(data, used)
        var state: UInt64 = 0x5DEE_CE66_D1CE_4E5B
        func random() -> Float {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(state >> 40) / Float(1 << 24)
        }
        var positive: Float = 0
        var all: Float = 0
        for row in used {
            positive += data.weights[row] * data.truths[row]
            all += data.weights[row]
        }
        let share = min(0.99, max(0.01, positive / max(all, .leastNormalMagnitude)))
        let bias = logarithm(share / (1 - share))
        var sums = [Float](repeating: bias, count: data.count)
        var grown: [[BoostedTrees.Node]] = []
        var gradients = [Float](repeating: 0, count: data.count)
        var curvatures = gradients
        for _ in 0..<trees {
            for row in used {
                let p = 1 / (1 + exponential(-sums[row]))
                gradients[row] = data.weights[row] * (p - data.truths[row])
                curvatures[row] = data.weights[row] * max(p * (1 - p), 1e-4)
            }
            let chosen = (0..<data.width).filter { _ in random() < columns }
            let tree = grow(bins, cuts, data, used, chosen, gradients, curvatures, &sums)
            grown.append(tree)
        }
        return BoostedTrees(width: data.width, bias: bias, trees: grown)
    }

    /// Columns as steps between quantiles, column by column.
    private func binned(_ data: Data, _ used: [Int]) -> (bins: [UInt8], cuts: [[Float]]) {
        var bins = [UInt8](repeating: 0, count: data.width * data.count)
        var cuts: [[Float]] = []
        let stride = max(1, used.count / 20_000)
        for column in 0..<data.width {
            var values: [Float] = []
            var at = 0
            while at < used.count {
                values.append(data.rows[used[at] * data.width + column])
                at += stride
            }
            values.sort()
            var edges: [Float] = []
            for step in 1..<BoostedTreesTraining.steps {
                let value = values[values.count * step / BoostedTreesTraining.steps]
                if edges.last != value, value < (values.last ?? 0) { edges.append(value) }
            }
            cuts.append(edges)
            for row in 0..<data.count {
                let value = data.rows[row * data.width + column]
                var low = 0
                var high = edges.count
                while low < high {
                    let middle = (low + high) / 2
                    if value > edges[middle] { low = middle + 1 } else { high = middle }
                }
                bins[column * data.count + row] = UInt8(low)
            }
        }
        return (bins, cuts)
    }

    private struct Leaf {
        var rows: [Int32]
        var node: Int
    }

    private func grow(
        _ bins: [UInt8], _ cuts: [[Float]], _ data: Data, _ used: [Int], _ columns: [Int], _ gradients: [Float],
        _ curvatures: [Float], _ sums: inout [Float]
    ) -> [BoostedTrees.Node] {
        var nodes = [BoostedTrees.Node(feature: -1, left: 0, value: 0)]
        var level = [Leaf(rows: used.map(Int32.init), node: 0)]
        let steps = BoostedTreesTraining.steps
        var gradientSteps = [Float](repeating: 0, count: steps)
        var curvatureSteps = gradientSteps
        for depth in 0...depth {
            var next: [Leaf] = []
            for leaf in level {
                var gradient: Float = 0
                var curvature: Float = 0
                for row in leaf.rows {
                    gradient += gradients[Int(row)]
                    curvature += curvatures[Int(row)]
                }
                var best: (gain: Float, column: Int, step: Int) = (1e-4, -1, 0)
                if depth < self.depth, curvature > 2 * smallestLeaf {
                    let whole = gradient * gradient / (curvature + regularisation)
                    for column in columns where !cuts[column].isEmpty {
                        for step in 0..<steps {
                            gradientSteps[step] = 0
                            curvatureSteps[step] = 0
                        }
                        bins.withUnsafeBufferPointer { bins in
                            gradientSteps.withUnsafeMutableBufferPointer { gradientSteps in
                                curvatureSteps.withUnsafeMutableBufferPointer { curvatureSteps in
                                    let base = column * data.count
                                    for row in leaf.rows {
                                        let step = Int(bins[base + Int(row)])
                                        gradientSteps[step] += gradients[Int(row)]
                                        curvatureSteps[step] += curvatures[Int(row)]
                                    }
                                }
                            }
                        }
                        var left: Float = 0
                        var leftCurvature: Float = 0
                        for step in 0..<cuts[column].count {
                            left += gradientSteps[step]
                            leftCurvature += curvatureSteps[step]
                            let rightCurvature = curvature - leftCurvature
                            guard leftCurvature > smallestLeaf, rightCurvature > smallestLeaf else { continue }
                            let right = gradient - left
                            let gain =
                                left * left / (leftCurvature + regularisation)
                                + right * right / (rightCurvature + regularisation) - whole
                            if gain > best.gain { best = (gain, column, step) }
                        }
                    }
                }
                guard best.column >= 0 else {
                    let value = -gradient / (curvature + regularisation) * rate
                    nodes[leaf.node].value = value
                    for row in leaf.rows { sums[Int(row)] += value }
                    continue
                }
                let base = best.column * data.count
                let left = leaf.rows.filter { Int(bins[base + Int($0)]) <= best.step }
                let right = leaf.rows.filter { Int(bins[base + Int($0)]) > best.step }
                nodes[leaf.node] = BoostedTrees.Node(
                    feature: Int16(best.column), left: Int16(nodes.count), value: cuts[best.column][best.step])
                next.append(Leaf(rows: left, node: nodes.count))
                next.append(Leaf(rows: right, node: nodes.count + 1))
                nodes.append(BoostedTrees.Node(feature: -1, left: 0, value: 0))
                nodes.append(BoostedTrees.Node(feature: -1, left: 0, value: 0))
            }
            level = next
            if level.isEmpty { break }
        }
        return nodes
    }
}
