import CKernels

/// Runs the network over sentences, one at a time; its buffers are used again and again.
///
/// States of words are floating point; for the products with weights each is rounded to a byte by a scale of its own.
package final class NetworkReader {
    /// The number of words that a sentence may have.
    package static let longest = 1000

    private let network: Network
    private let first: FirstLayer
    /// The class of each word's pair of tags.
    package private(set) var tags: [UInt8] = []
    /// The parsed sentence.
    package private(set) var state = ArcHybrid()
    /// What the parser looks at.
    private let viewedWords = Scratch<Int>(NetworkShape.places)
    private let viewedValues = Scratch<Int>(NetworkShape.views.count)
    /// The row of each word in the first layer.
    private let rows = Scratch<UnsafePointer<Float>?>()
    private let states = Scratch<Float>()
    /// The states as bytes, and what 1 stands for in each.
    private let bytes = Scratch<UInt8>()
    private let factors = Scratch<Float>()
    private let nextFactors = Scratch<Float>()
    private let sums = Scratch<Int32>()
    private let placed = Scratch<Int16>()
    /// What the hidden layer is the sum of.
    private let parts = Scratch<UnsafePointer<Int16>?>(NetworkShape.places + NetworkShape.views.count)
    private let active: Scratch<UInt8>

    package init(_ network: Network) {
        self.network = network
        first = FirstLayer(network, longest: NetworkReader.longest)
        active = Scratch(network.hidden)
    }

    /// Tags and parses a sentence of at most ``longest`` words.
    package func read(_ facts: FormFacts) {
        let count = facts.words.count
        guard count > 0 else { return }
        reserve(count)
        begin(facts)
        for layer in network.layers.indices.dropFirst() { convolve(layer, count) }
        chooseTags(count)
        placeWords(count)
        parse(count)
    }

    private func reserve(_ count: Int) {
        let width = NetworkShape.width
        rows.reserve(count)
        states.reserve(count * width)
        bytes.reserve(count * width)
        factors.reserve(count)
        nextFactors.reserve(count)
        sums.reserve(count * max(3 * width, network.places.rows, network.tags.rows))
        placed.reserve(count * network.places.rows)
    }

    // MARK: - States of words

    private func begin(_ facts: FormFacts) {
        let count = facts.words.count
        first.startSentence(count)
        for index in 0..<count { rows[index] = first.row(facts.words[index], isFirst: index == 0) }
        chancery_begin(
            rows.start, Int64(count), Int64(NetworkShape.width), Int64(NetworkShape.reaches[0]),
            network.layers[0].scales, network.layerBias[0], states.start, bytes.start, factors.start)
    }

    /// Replaces the states by those of the next layer.
    private func convolve(_ layer: Int, _ count: Int) {
        let width = NetworkShape.width
        network.layers[layer].multiply(bytes.start, step: width, count: count, sums.start)
        chancery_convolve(
            sums.start, factors.start, Int64(count), Int64(width), Int64(NetworkShape.reaches[layer]),
            network.layers[layer].scales, network.layerBias[layer], states.start, bytes.start, nextFactors.start)
        factors.start.update(from: nextFactors.start, count: count)
    }

    private func chooseTags(_ count: Int) {
        let matrix = network.tags
        matrix.multiply(bytes.start, step: NetworkShape.width, count: count, sums.start)
        tags.removeAll(keepingCapacity: true)
        for word in 0..<count {
            let best = chancery_best(
                sums.start + word * matrix.rows, Int64(matrix.rows), factors[word], matrix.scales, network.tagBias)
            tags.append(UInt8(truncatingIfNeeded: best))
        }
    }

    // MARK: - Trees

    /// What each word adds to the hidden layer, place by place.
    private func placeWords(_ count: Int) {
        let matrix = network.places
        matrix.multiply(bytes.start, step: NetworkShape.width, count: count, sums.start)
        chancery_scale_bytes(
            sums.start, factors.start, Int64(count), Int64(matrix.rows), network.placeScales, placed.start)
    }

    private func parse(_ count: Int) {
        // Taken out of the object, so that no step copies it.
        var state = self.state
        self.state = ArcHybrid()
        defer { self.state = state }
        state.start(count)
        while !state.isDone {
            let factor = look(state)
            network.steps.multiply(active.start, step: 0, count: 1, sums.start)
            var best: ArcHybrid.Action?
            var highest = -Float.infinity
            for index in 0..<3 {
                guard let action = ArcHybrid.Action(rawValue: index), state.allows(action) else { continue }
                let score = Float(sums[index]) * factor * network.steps.scales[index] + network.stepBias[index]
                if best == nil || score > highest { (best, highest) = (action, score) }
            }
            guard let action = best else { return }
            state.apply(action, relation: action == .shift ? 0 : relation(action, factor))
        }
    }

    private func relation(_ action: ArcHybrid.Action, _ factor: Float) -> UInt8 {
        let side = action == .left ? 0 : 1
        let matrix = network.relations[side]
        matrix.multiply(active.start, step: 0, count: 1, sums.start)
        return UInt8(
            truncatingIfNeeded: chancery_best(
                sums.start, Int64(matrix.rows), factor, matrix.scales, network.relationBias[side]))
    }

    /// Fills the hidden layer; returns what 1 stands for in it.
    private func look(_ state: borrowing ArcHybrid) -> Float {
        ParserView.read(state, words: viewedWords.start, values: viewedValues.start)
        let size = network.hidden
        let stride = NetworkShape.places * size
        return network.views.withUnsafeBufferPointer { views in
            var count = 0
            for place in 0..<NetworkShape.places where viewedWords[place] >= 0 {
                parts[count] = UnsafePointer(placed.start + viewedWords[place] * stride + place * size)
                count += 1
            }
            for index in 0..<network.viewStart.count - 1 {
                parts[count] = views.baseAddress.map { $0 + (network.viewStart[index] + viewedValues[index]) * size }
                count += 1
            }
            return chancery_hidden(parts.start, Int64(count), network.hiddenBias, Int64(size), active.start)
                / Network.unit
        }
    }
}
