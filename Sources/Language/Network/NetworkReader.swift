import CKernels

/// Runs the network over sentences, one at a time; its buffers are used again and again.
package struct NetworkReader {
    private let network: Network
    /// The class of each word's pair of tags.
    package private(set) var tags: [UInt8] = []
    /// The parsed sentence.
    package private(set) var state = ArcHybrid()
    private var view = ParserView()
    private var vectors: [Int16] = []
    private var windows: [Int16] = []
    private var sums: [Int32] = []
    private var placed: [Int16] = []
    private var hidden: [Int32]
    private var active: [Int16]
    private var outputs: [Int32] = []

    package init(_ network: Network) {
        self.network = network
        hidden = [Int32](repeating: 0, count: network.hidden)
        active = [Int16](repeating: 0, count: network.hidden)
        outputs = [Int32](repeating: 0, count: 256)
    }

    /// Tags and parses a sentence.
    package mutating func read(_ facts: FormFacts) {
        let count = facts.words.count
        embed(facts)
        for layer in network.layers.indices { convolve(layer, count) }
        chooseTags(count)
        placeWords(count)
        parse(count)
    }

    // MARK: - States of words

    private mutating func embed(_ facts: FormFacts) {
        let size = NetworkShape.input
        vectors.removeAll(keepingCapacity: true)
        vectors.reserveCapacity(size * facts.words.count)
        for (index, word) in facts.words.enumerated() {
            let rows = NetworkWord(word, index: index, vocabulary: network.vocabulary)
            append(network.forms, Int(rows.form), NetworkShape.wordSize)
            append(network.prefixes, Int(rows.prefix), NetworkShape.prefixSize)
            append(network.suffixes, Int(rows.suffix), NetworkShape.suffixSize)
            append(network.writings, Int(rows.writing), NetworkShape.writingSize)
        }
    }

    @inline(__always) private mutating func append(_ table: [Int16], _ row: Int, _ size: Int) {
        guard row >= 0 else { return vectors.append(contentsOf: repeatElement(0, count: size)) }
        vectors.append(contentsOf: table[row * size..<(row + 1) * size])
    }

    /// Replaces the vectors by the states of the next layer.
    private mutating func convolve(_ layer: Int, _ count: Int) {
        let width = NetworkShape.width
        let input = layer == 0 ? NetworkShape.input : width
        let reach = NetworkShape.reaches[layer]
        windows.removeAll(keepingCapacity: true)
        windows.reserveCapacity(3 * input * count)
        for word in 0..<count {
            for other in [word - reach, word, word + reach] {
                if other >= 0, other < count {
                    windows.append(contentsOf: vectors[other * input..<(other + 1) * input])
                } else {
                    windows.append(contentsOf: repeatElement(0, count: input))
                }
            }
        }
        multiply(windows, network.layers[layer], count)
        if layer == 0 {
            vectors.removeAll(keepingCapacity: true)
            vectors.append(contentsOf: repeatElement(0, count: count * width))
        }
        vectors.withUnsafeMutableBufferPointer { vectors in
            guard let base = vectors.baseAddress else { return }
            chancery_activate(
                sums, Int64(count), Int64(width), network.layers[layer].scales, network.layerBias[layer], base)
        }
    }

    private mutating func multiply(_ input: [Int16], _ matrix: Matrix, _ count: Int) {
        let needed = count * matrix.rows
        if sums.count < needed { sums.append(contentsOf: repeatElement(0, count: needed - sums.count)) }
        sums.withUnsafeMutableBufferPointer { sums in
            guard let base = sums.baseAddress, count > 0 else { return }
            chancery_multiply(
                input, Int64(matrix.width), Int64(count), matrix.weights, Int64(matrix.rows), Int64(matrix.width), base)
        }
    }

    private mutating func chooseTags(_ count: Int) {
        let matrix = network.tags
        multiply(vectors, matrix, count)
        tags.removeAll(keepingCapacity: true)
        for word in 0..<count {
            var best = 0
            var highest = -Float.infinity
            for tag in 0..<matrix.rows {
                let score = Float(sums[word * matrix.rows + tag]) * matrix.scales[tag] + network.tagBias[tag]
                if score > highest { (best, highest) = (tag, score) }
            }
            tags.append(UInt8(best))
        }
    }

    // MARK: - Trees

    /// What each word adds to the hidden layer, place by place.
    private mutating func placeWords(_ count: Int) {
        let matrix = network.places
        multiply(vectors, matrix, count)
        placed.removeAll(keepingCapacity: true)
        placed.append(contentsOf: repeatElement(0, count: count * matrix.rows))
        placed.withUnsafeMutableBufferPointer { placed in
            guard let base = placed.baseAddress else { return }
            chancery_scale(sums, Int64(count), Int64(matrix.rows), matrix.scales, base)
        }
    }

    private mutating func parse(_ count: Int) {
        state.start(count)
        while !state.isDone {
            look()
            var best: ArcHybrid.Action?
            var highest = -Float.infinity
            multiplyActive(network.steps, 0..<3)
            for index in 0..<3 {
                guard let action = ArcHybrid.Action(rawValue: index), state.allows(action) else { continue }
                let score = Float(outputs[index]) * network.steps.scales[index] + network.stepBias[index]
                if best == nil || score > highest { (best, highest) = (action, score) }
            }
            guard let action = best else { return }
            state.apply(action, relation: action == .shift ? 0 : relation(action))
        }
    }

    private mutating func relation(_ action: ArcHybrid.Action) -> UInt8 {
        let count = network.relations.rows / 2
        let first = action == .left ? 0 : count
        multiplyActive(network.relations, first..<first + count)
        var best = 1
        var highest = -Float.infinity
        // Class 0 is the root, which is no matter of choice.
        for index in 1..<count {
            let score =
                Float(outputs[index]) * network.relations.scales[first + index]
                + network.relationBias[first + index]
            if score > highest { (best, highest) = (index, score) }
        }
        return UInt8(best)
    }

    /// Fills the hidden layer.
    private mutating func look() {
        view.read(state)
        let size = network.hidden
        let stride = NetworkShape.places * size
        hidden.withUnsafeMutableBufferPointer { hidden in
            guard let base = hidden.baseAddress else { return }
            for index in 0..<size { hidden[index] = network.hiddenBias[index] }
            placed.withUnsafeBufferPointer { placed in
                guard let source = placed.baseAddress else { return }
                for (place, word) in view.words.enumerated() where word >= 0 {
                    chancery_add(source + word * stride + place * size, Int64(size), base)
                }
            }
            network.views.withUnsafeBufferPointer { views in
                guard let source = views.baseAddress else { return }
                for index in NetworkShape.views.indices {
                    let row = network.viewStart[index] + view.values[index]
                    chancery_add(source + row * size, Int64(size), base)
                }
            }
            chancery_rectify(base, Int64(size), &active)
        }
    }

    private mutating func multiplyActive(_ matrix: Matrix, _ rows: Range<Int>) {
        outputs.withUnsafeMutableBufferPointer { outputs in
            matrix.weights.withUnsafeBufferPointer { weights in
                guard let base = outputs.baseAddress, let source = weights.baseAddress else { return }
                chancery_multiply(
                    active, 0, 1, source + rows.lowerBound * matrix.width, Int64(rows.count), Int64(matrix.width), base)
            }
        }
    }
}
