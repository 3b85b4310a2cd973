import CKernels
import Foundation
import Language

/// The network while it is trained: the same as `Language.Network`, in floating point, with its gradients.
final class FloatNetwork {
    private let vocabulary: Vocabulary
    /// Vectors from text without labels, which stay, and what training adds to them.
    private var fixed: [Float]
    private let forms: VectorTable
    private let prefixes: VectorTable
    private let suffixes: VectorTable
    private let writings: VectorTable
    private let layers: [Parameters]
    private let layerBias: [Parameters]
    private let tagCount: Int
    private let tags: Parameters
    private let tagBias: Parameters
    private let places: Parameters
    private let views: VectorTable
    private let viewStart: [Int]
    private let hiddenBias: Parameters
    private let steps: Parameters
    private let stepBias: Parameters
    private let relations: Parameters
    private let relationBias: Parameters
    /// What guesses a word that was left out; only before training on trees.
    private let guesses: VectorTable
    private let guessBias: VectorTable
    private var random: NamesTraining.Generator
    private var stepCount = 0
    private var power1: Float = 1
    private var power2: Float = 1

    /// How many decisions were made, and how many of them were wrong.
    private(set) var tally = (
        tags: 0, wrongTags: 0, steps: 0, wrongSteps: 0, relations: 0, wrongRelations: 0
    )

    /// The shares of what is left out at random.
    static let inputDropout: Float = 0.2
    static let stateDropout: Float = 0.2
    static let hiddenDropout: Float = 0.2
    static let formDropout: Float = 0.25
    static let unknownShare: Float = 0.02

    init(vocabulary: Vocabulary, vectors: [Float], tagCount: Int, seed: UInt64) {
        var random = NamesTraining.Generator(state: seed)
        self.vocabulary = vocabulary
        fixed = vectors
        forms = VectorTable(vocabulary.marks.count, NetworkShape.wordSize, range: 0, &random)
        prefixes = VectorTable(NetworkShape.prefixes, NetworkShape.prefixSize, range: 0.3, &random)
        suffixes = VectorTable(NetworkShape.suffixes, NetworkShape.suffixSize, range: 0.3, &random)
        writings = VectorTable(NetworkShape.writings, NetworkShape.writingSize, range: 0.3, &random)
        let width = NetworkShape.width
        var layers: [Parameters] = []
        var layerBias: [Parameters] = []
        for layer in NetworkShape.reaches.indices {
            let input = 3 * (layer == 0 ? NetworkShape.input : width)
            layers.append(Parameters(input * width, range: (3 / Float(input)).squareRoot(), &random))
            layerBias.append(Parameters(width, range: 0, &random))
        }
        self.layers = layers
        self.layerBias = layerBias
        self.tagCount = tagCount
        let state = (3 / Float(width)).squareRoot()
        tags = Parameters(width * tagCount, range: state, &random)
        tagBias = Parameters(tagCount, range: 0, &random)
        let hidden = NetworkShape.hidden
        places = Parameters(NetworkShape.places * width * hidden, range: state / 2, &random)
        views = VectorTable(NetworkShape.views.reduce(0, +), hidden, range: 0.1, &random)
        viewStart = NetworkShape.views.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
        hiddenBias = Parameters(hidden, range: 0, &random)
        let out = (3 / Float(hidden)).squareRoot()
        steps = Parameters(3 * hidden, range: out, &random)
        stepBias = Parameters(3, range: 0, &random)
        relations = Parameters(2 * Relation.allCases.count * hidden, range: out, &random)
        relationBias = Parameters(2 * Relation.allCases.count, range: 0, &random)
        guesses = VectorTable(vocabulary.marks.count, width, range: 0, &random)
        guessBias = VectorTable(vocabulary.marks.count, 1, range: 0, &random)
        self.random = random
    }

    // MARK: - Steps of Adam

    /// Moves the weights by what was gathered since the last step.
    func step(_ rate: Float) {
        stepCount += 1
        power1 *= 0.9
        power2 *= 0.999
        let correction1 = 1 / (1 - power1)
        let correction2 = 1 / (1 - power2)
        for table in [forms, prefixes, suffixes, writings, views, guesses, guessBias] {
            table.step(rate, correction1, correction2)
        }
        for part in layers + layerBias + [
            tags, tagBias, places, hiddenBias, steps, stepBias, relations, relationBias,
        ] {
            part.step(rate, correction1, correction2)
        }
    }

    func clearTally() { tally = (0, 0, 0, 0, 0, 0) }

    // MARK: - Learning from a sentence

    private var input: [Float] = []
    private var inputMask: [Float] = []
    private var states: [[Float]] = Array(repeating: [], count: NetworkShape.reaches.count)
    private var isActive: [[Bool]] = Array(repeating: [], count: NetworkShape.reaches.count)
    private var top: [Float] = []
    private var topMask: [Float] = []
    private var topGradient: [Float] = []
    private var words: [NetworkWord] = []
    /// What a word shows of its form: 0 nothing, 1 the vector from news, 2 that and what was added, 3 nothing at all.
    private var keepsForm: [UInt8] = []

    /// Numbers that leave out a share of what they are multiplied by, and make up for it with the rest.
    private func mask(_ count: Int, _ share: Float, into mask: inout [Float]) {
        var random = random
        if mask.count != count { mask = [Float](repeating: 0, count: count) }
        let kept = 1 / (1 - share)
        let limit = UInt64(share * Float(1 << 24))
        mask.withUnsafeMutableBufferPointer { mask in
            for index in mask.indices { mask[index] = random.next() >> 40 < limit ? 0 : kept }
        }
        self.random = random
    }

    private static func multiply(_ values: inout [Float], by factors: [Float]) {
        values.withUnsafeMutableBufferPointer { values in
            factors.withUnsafeBufferPointer { factors in
                for index in values.indices { values[index] *= factors[index] }
            }
        }
    }

    /// Adds the gradients of one sentence.
    ///
    /// - Parameter explores: whether the parser follows its own steps rather than right ones.
    func learn(_ sentence: TrainingSentence, explores: Bool) {
        let count = sentence.heads.count
        forward(sentence.rows)
        learnTags(sentence)
        learnTree(sentence, explores: explores)
        backward(count)
    }

    /// Gives each word its state.
    ///
    /// - Parameter isHidden: the words that the network must do without; none where it is empty.
    private func forward(_ rows: [NetworkWord], isHidden: [Bool] = []) {
        let count = rows.count
        let size = NetworkShape.input
        let width = NetworkShape.width
        words = rows
        var random = random
        var input = [Float](repeating: 0, count: count * size)
        var keepsForm = [UInt8](repeating: 3, count: count)
        input.withUnsafeMutableBufferPointer { input in
            guard var target = input.baseAddress else { return }
            for (index, word) in rows.enumerated() {
                defer { target += size }
                if !isHidden.isEmpty, isHidden[index] { continue }
                let draw = random.uniform()
                let kept: UInt8 =
                    word.form < 0 || draw < FloatNetwork.unknownShare ? 0 : draw < FloatNetwork.formDropout ? 1 : 2
                keepsForm[index] = kept
                if kept > 0 {
                    let first = Int(word.form) * NetworkShape.wordSize
                    fixed.withUnsafeBufferPointer {
                        guard let base = $0.baseAddress else { return }
                        target.update(from: base + first, count: NetworkShape.wordSize)
                    }
                    if kept == 2 {
                        chancery_scaled_add(1, forms.values(Int(word.form)), Int64(NetworkShape.wordSize), target)
                    }
                }
                var place = target + NetworkShape.wordSize
                for (table, row) in [(prefixes, word.prefix), (suffixes, word.suffix), (writings, word.writing)] {
                    place.update(from: table.values(Int(row)), count: table.size)
                    place += table.size
                }
            }
        }
        self.random = random
        mask(count * size, FloatNetwork.inputDropout, into: &inputMask)
        FloatNetwork.multiply(&input, by: inputMask)
        for layer in layers.indices {
            let inputs = layer == 0 ? size : width
            let source = layer == 0 ? input : states[layer - 1]
            var sums = [Float](repeating: 0, count: count * width)
            var active = [Bool](repeating: false, count: count * width)
            source.withUnsafeBufferPointer { source in
                sums.withUnsafeMutableBufferPointer { sums in
                    guard let source = source.baseAddress, let base = sums.baseAddress else { return }
                    for word in 0..<count { (base + word * width).update(from: layerBias[layer].values, count: width) }
                    forEachSide(layer, count) { side, word, other, places in
                        chancery_product(
                            source + other * inputs, Int64(inputs), Int64(places), Int64(inputs),
                            layers[layer].values + side * inputs * width, Int64(width), base + word * width,
                            Int64(width))
                    }
                    active.withUnsafeMutableBufferPointer { active in
                        for index in active.indices {
                            active[index] = base[index] > 0
                            base[index] = max(0, base[index]) + (layer == 0 ? 0 : source[index])
                        }
                    }
                }
            }
            isActive[layer] = active
            states[layer] = sums
        }
        self.input = input
        self.keepsForm = keepsForm
        mask(count * width, FloatNetwork.stateDropout, into: &topMask)
        var top = states[layers.count - 1]
        FloatNetwork.multiply(&top, by: topMask)
        self.top = top
        topGradient = [Float](repeating: 0, count: count * width)
    }

    /// Hands over, for each side that a layer looks at, the first word that has a neighbour there, the neighbour, and how many
    /// words in a row have one.
    private func forEachSide(_ layer: Int, _ count: Int, _ body: (Int, Int, Int, Int) -> Void) {
        for side in 0..<3 {
            let shift = (side - 1) * NetworkShape.reaches[layer]
            let places = count - abs(shift)
            if places > 0 { body(side, max(0, -shift), max(0, shift), places) }
        }
    }

    /// dx += dy · transposed w, dw += transposed x · dy, for rows one after the other.
    private func backward(
        _ x: UnsafePointer<Float>, _ inputs: Int, _ weights: Parameters, at part: Int, _ dy: UnsafePointer<Float>,
        _ outputs: Int, dyStep: Int, _ dx: UnsafeMutablePointer<Float>, count: Int
    ) {
        weights.withTurned(rows: inputs, columns: outputs, at: part) {
            chancery_product(dy, Int64(dyStep), Int64(count), Int64(outputs), $0, Int64(inputs), dx, Int64(inputs))
        }
        chancery_outer(
            x, Int64(inputs), Int64(count), Int64(inputs), dy, Int64(dyStep), Int64(outputs), weights.gradients + part)
    }

    // MARK: - Guessing words

    /// One word in so many is left out of a sentence, drawn at random, to be guessed.
    static let hiddenEvery = 5

    /// Adds the gradients of guessing some words of a sentence by the others (Devlin et al. 2019), against words drawn from
    /// the vocabulary.
    ///
    /// - Parameters:
    ///   - others: rows of the vocabulary that were drawn.
    ///   - likelihood: the logarithm of how often a row is drawn among `others`.
    /// - Returns: the loss, and how many words were guessed.
    func learnWords(_ rows: [NetworkWord], others: [Int], likelihood: [Float]) -> (loss: Float, count: Int) {
        let width = NetworkShape.width
        var isHidden = [Bool](repeating: false, count: rows.count)
        var hidden: [Int] = []
        for index in rows.indices where random.next() % UInt64(FloatNetwork.hiddenEvery) == 0 {
            isHidden[index] = true
            if rows[index].form >= 0 { hidden.append(index) }
        }
        guard !hidden.isEmpty else { return (0, 0) }
        forward(rows, isHidden: isHidden)
        var loss: Float = 0
        var scores = [Float](repeating: 0, count: others.count + 1)
        top.withUnsafeBufferPointer { top in
            topGradient.withUnsafeMutableBufferPointer { gradient in
                guard let top = top.baseAddress, let gradient = gradient.baseAddress else { return }
                for word in hidden {
                    let state = top + word * width
                    let target = Int(rows[word].form)
                    for slot in scores.indices {
                        let row = slot == 0 ? target : others[slot - 1]
                        scores[slot] =
                            slot > 0 && row == target
                            ? -1e9
                            : chancery_dot(state, guesses.values(row), Int64(width)) + guessBias.values(row)[0]
                                - likelihood[row]
                    }
                    FloatNetwork.softmax(&scores)
                    loss -= log(max(scores[0], 1e-9))
                    scores[0] -= 1
                    for slot in scores.indices where abs(scores[slot]) > 1e-5 {
                        let row = slot == 0 ? target : others[slot - 1]
                        chancery_scaled_add(scores[slot], guesses.values(row), Int64(width), gradient + word * width)
                        chancery_scaled_add(scores[slot], state, Int64(width), guesses.gradients(row))
                        guessBias.gradients(row)[0] += scores[slot]
                    }
                }
            }
        }
        backward(rows.count)
        return (loss, hidden.count)
    }

    /// The parts that know of words in general, for a file.
    private var general: [Parameters] {
        [forms.parameters, prefixes.parameters, suffixes.parameters, writings.parameters] + layers + layerBias
    }

    /// Their values, one after the other.
    var generalValues: [Float] { general.flatMap(\.array) }

    /// Takes over values that an earlier network of the same shape had.
    func take(generalValues values: [Float]) {
        guard values.count == general.reduce(0, { $0 + $1.count }) else {
            usage("network …: GUESS-WORDS.weights are those of a network of another shape")
        }
        var first = 0
        for part in general {
            for index in 0..<part.count { part.values[index] = values[first + index] }
            first += part.count
        }
        // What was added to the vectors of forms is theirs from now on, and stays.
        for index in fixed.indices {
            fixed[index] += forms.parameters.values[index]
            forms.parameters.values[index] = 0
        }
    }

    private func learnTags(_ sentence: TrainingSentence) {
        let width = NetworkShape.width
        let count = sentence.heads.count
        var losses: [Float] = []
        losses.reserveCapacity(count * tagCount)
        for _ in 0..<count { losses.append(contentsOf: UnsafeBufferPointer(start: tagBias.values, count: tagCount)) }
        top.withUnsafeBufferPointer { top in
            losses.withUnsafeMutableBufferPointer { losses in
                topGradient.withUnsafeMutableBufferPointer { gradient in
                    guard let top = top.baseAddress, let gradient = gradient.baseAddress,
                        let base = losses.baseAddress
                    else { return }
                    chancery_product(
                        top, Int64(width), Int64(count), Int64(width), tags.values, Int64(tagCount), base,
                        Int64(tagCount))
                    for word in 0..<count {
                        let gold = Int(sentence.gold[word])
                        let scores = UnsafeMutableBufferPointer(start: base + word * tagCount, count: tagCount)
                        let best = FloatNetwork.softmax(scores)
                        tally.tags += 1
                        if best != gold { tally.wrongTags += 1 }
                        scores[gold] -= 1
                        for tag in 0..<tagCount { tagBias.gradients[tag] += scores[tag] }
                    }
                    backward(
                        top, width, tags, at: 0, base, tagCount, dyStep: tagCount, gradient, count: count)
                }
            }
        }
    }

    /// Turns scores into shares; returns the largest.
    @discardableResult private static func softmax(_ scores: UnsafeMutableBufferPointer<Float>) -> Int {
        var best = 0
        for index in scores.indices where scores[index] > scores[best] { best = index }
        let highest = scores[best]
        var sum: Float = 0
        for index in scores.indices {
            scores[index] = exp(scores[index] - highest)
            sum += scores[index]
        }
        for index in scores.indices { scores[index] /= sum }
        return best
    }

    @discardableResult private static func softmax(_ scores: inout [Float]) -> Int {
        scores.withUnsafeMutableBufferPointer { softmax($0) }
    }

    private var view = ParserView()
    private var state = ArcHybrid()

    private func learnTree(_ sentence: TrainingSentence, explores: Bool) {
        let count = sentence.heads.count
        let width = NetworkShape.width
        let size = NetworkShape.hidden
        let stride = NetworkShape.places * size
        let labels = Relation.allCases.count
        var placed = [Float](repeating: 0, count: count * stride)
        var placedGradient = placed
        top.withUnsafeBufferPointer { top in
            placed.withUnsafeMutableBufferPointer { placed in
                guard let top = top.baseAddress, let placed = placed.baseAddress else { return }
                for place in 0..<NetworkShape.places {
                    chancery_product(
                        top, Int64(width), Int64(count), Int64(width), places.values + place * width * size,
                        Int64(size), placed + place * size, Int64(stride))
                }
            }
        }
        var sums = [Float](repeating: 0, count: size)
        var hidden = sums
        var dropped: [Float] = []
        var gradient = sums
        var scores = [Float](repeating: 0, count: labels)
        state.start(count)
        while !state.isDone {
            view.read(state)
            for unit in 0..<size { sums[unit] = hiddenBias.values[unit] }
            placed.withUnsafeBufferPointer {
                guard let base = $0.baseAddress else { return }
                for (place, word) in view.words.enumerated() where word >= 0 {
                    chancery_scaled_add(1, base + word * stride + place * size, Int64(size), &sums)
                }
            }
            for (index, value) in view.values.enumerated() {
                chancery_scaled_add(1, views.values(viewStart[index] + value), Int64(size), &sums)
            }
            mask(size, FloatNetwork.hiddenDropout, into: &dropped)
            for unit in 0..<size {
                hidden[unit] = max(0, sums[unit]) * dropped[unit]
                gradient[unit] = 0
            }
            // The step.
            let costs = state.costs(gold: sentence.heads, lastChild: sentence.lastChild)
            let all = [costs.shift, costs.left, costs.right]
            let least = all.compactMap { $0 }.min() ?? 0
            var shares: [Float] = [0, 0, 0]
            for step in 0..<3 {
                shares[step] =
                    all[step] == nil
                    ? -1e9 : chancery_dot(hidden, steps.values + step * size, Int64(size)) + stepBias.values[step]
            }
            let guess = FloatNetwork.softmax(&shares)
            var rightShare: Float = 0
            var right = -1
            for step in 0..<3 where all[step] == least {
                rightShare += shares[step]
                if right < 0 || shares[step] > shares[right] { right = step }
            }
            tally.steps += 1
            if all[guess] != least { tally.wrongSteps += 1 }
            for step in 0..<3 where all[step] != nil {
                let loss = shares[step] - (all[step] == least ? shares[step] / max(rightShare, 1e-6) : 0)
                if loss == 0 { continue }
                stepBias.gradients[step] += loss
                chancery_scaled_add(loss, hidden, Int64(size), steps.gradients + step * size)
                chancery_scaled_add(loss, steps.values + step * size, Int64(size), &gradient)
            }
            // The relation.
            guard let action = ArcHybrid.Action(rawValue: explores ? guess : right) else { break }
            var relation: UInt8 = 0
            if action != .shift {
                let child = state.top(0)
                let head = action == .left ? state.next : state.top(1)
                if head < count {
                    let first = action == .left ? 0 : labels
                    for label in 0..<labels {
                        let row = first + label
                        scores[label] =
                            chancery_dot(hidden, relations.values + row * size, Int64(size)) + relationBias.values[row]
                    }
                    let best = FloatNetwork.softmax(&scores)
                    relation = UInt8(best)
                    if sentence.heads[child] == Int32(head) {
                        let gold = Int(sentence.relations[child])
                        tally.relations += 1
                        if best != gold { tally.wrongRelations += 1 }
                        scores[gold] -= 1
                        for label in 0..<labels where abs(scores[label]) > 1e-5 {
                            let row = first + label
                            relationBias.gradients[row] += scores[label]
                            chancery_scaled_add(scores[label], hidden, Int64(size), relations.gradients + row * size)
                            chancery_scaled_add(scores[label], relations.values + row * size, Int64(size), &gradient)
                        }
                    }
                }
            }
            for unit in 0..<size { gradient[unit] = sums[unit] > 0 ? gradient[unit] * dropped[unit] : 0 }
            chancery_scaled_add(1, gradient, Int64(size), hiddenBias.gradients)
            placedGradient.withUnsafeMutableBufferPointer {
                guard let base = $0.baseAddress else { return }
                for (place, word) in view.words.enumerated() where word >= 0 {
                    chancery_scaled_add(1, gradient, Int64(size), base + word * stride + place * size)
                }
            }
            for (index, value) in view.values.enumerated() {
                chancery_scaled_add(1, gradient, Int64(size), views.gradients(viewStart[index] + value))
            }
            state.apply(action, relation: relation)
        }
        top.withUnsafeBufferPointer { top in
            topGradient.withUnsafeMutableBufferPointer { topGradient in
                placedGradient.withUnsafeBufferPointer { placed in
                    guard let top = top.baseAddress, let out = topGradient.baseAddress, let placed = placed.baseAddress
                    else { return }
                    for place in 0..<NetworkShape.places {
                        backward(
                            top, width, places, at: place * width * size, placed + place * size, size, dyStep: stride,
                            out, count: count)
                    }
                }
            }
        }
    }

    private func backward(_ count: Int) {
        let width = NetworkShape.width
        var gradient = topGradient
        FloatNetwork.multiply(&gradient, by: topMask)
        for layer in layers.indices.reversed() {
            let inputs = layer == 0 ? NetworkShape.input : width
            // What goes around the layer, and what goes through it.
            var below = layer == 0 ? [Float](repeating: 0, count: count * inputs) : gradient
            let active = isActive[layer]
            gradient.withUnsafeMutableBufferPointer { gradient in
                for index in gradient.indices { gradient[index] = active[index] ? gradient[index] : 0 }
            }
            let source = layer == 0 ? input : states[layer - 1]
            source.withUnsafeBufferPointer { source in
                gradient.withUnsafeBufferPointer { gradient in
                    below.withUnsafeMutableBufferPointer { below in
                        guard let source = source.baseAddress, let gradient = gradient.baseAddress,
                            let below = below.baseAddress
                        else { return }
                        for word in 0..<count {
                            chancery_scaled_add(
                                1, gradient + word * width, Int64(width), layerBias[layer].gradients)
                        }
                        forEachSide(layer, count) { side, word, other, places in
                            backward(
                                source + other * inputs, inputs, layers[layer], at: side * inputs * width,
                                gradient + word * width, width, dyStep: width, below + other * inputs, count: places)
                        }
                    }
                }
            }
            gradient = below
        }
        FloatNetwork.multiply(&gradient, by: inputMask)
        for word in 0..<count where keepsForm[word] != 3 {
            var index = word * NetworkShape.input
            if keepsForm[word] == 2 {
                let row = forms.gradients(Int(words[word].form))
                for unit in 0..<NetworkShape.wordSize { row[unit] += gradient[index + unit] }
            }
            index += NetworkShape.wordSize
            for (table, number) in [
                (prefixes, words[word].prefix), (suffixes, words[word].suffix), (writings, words[word].writing),
            ] {
                let row = table.gradients(Int(number))
                for unit in 0..<table.size { row[unit] += gradient[index + unit] }
                index += table.size
            }
        }
    }

    // MARK: - The finished network

    /// The network for `Language`.
    var parts: Network.Parts {
        var parts = Network.Parts()
        parts.marks = vocabulary.marks
        let added = forms.parameters.array
        parts.forms = fixed.indices.map { fixed[$0] + added[$0] }
        parts.prefixes = prefixes.parameters.array
        parts.suffixes = suffixes.parameters.array
        parts.writings = writings.parameters.array
        let width = NetworkShape.width
        parts.layers = layers.map { FloatNetwork.turned($0.array, outputs: width) }
        parts.layerBias = layerBias.map(\.array)
        parts.tagCount = tagCount
        parts.tags = FloatNetwork.turned(tags.array, outputs: tagCount)
        parts.tagBias = tagBias.array
        let block = width * NetworkShape.hidden
        parts.places = (0..<NetworkShape.places).flatMap { place in
            FloatNetwork.turned(Array(places.array[place * block..<(place + 1) * block]), outputs: NetworkShape.hidden)
        }
        parts.views = views.parameters.array
        parts.hiddenBias = hiddenBias.array
        parts.steps = steps.array
        parts.stepBias = stepBias.array
        parts.relations = relations.array
        parts.relationBias = relationBias.array
        return parts
    }

    /// From one row an input to one row an output.
    private static func turned(_ values: [Float], outputs: Int) -> [Float] {
        let inputs = values.count / outputs
        var result = [Float](repeating: 0, count: values.count)
        for input in 0..<inputs {
            for output in 0..<outputs { result[output * inputs + input] = values[input * outputs + output] }
        }
        return result
    }
}
