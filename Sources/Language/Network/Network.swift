import Foundation

/// The weights of the network that tags and parses; see ``NetworkShape``.
package struct Network: Sendable {
    package let vocabulary: Vocabulary
    /// Vectors of forms, beginnings, ends and writings, in units of ``unit``.
    let forms: [Int16]
    let prefixes: [Int16]
    let suffixes: [Int16]
    let writings: [Int16]
    /// Layers of convolution: rows over the vectors of the word before, the word and the word after.
    let layers: [Matrix]
    /// What is added to the sums, here and below in units of ``unit``.
    let layerBias: [[Float]]
    let tags: Matrix
    let tagBias: [Float]
    /// The length of the parser's hidden layer.
    let hidden: Int
    /// From a word's state to the hidden layer, all places one below the other.
    let places: Matrix
    /// What each value of each view adds to the hidden layer, in units of ``unit``.
    let views: [Int16]
    /// The first row of each view in ``views``.
    let viewStart: [Int]
    let hiddenBias: [Int32]
    let steps: Matrix
    let stepBias: [Float]
    /// Relations of arcs to the left, then of those to the right.
    let relations: Matrix
    let relationBias: [Float]

    /// The number of classes of tags.
    var tagCount: Int { tags.rows }

    /// Numbers in the network are kept as multiples of 1 / 512.
    static let unit: Float = 512
    /// The largest number that is kept.
    static let largest: Float = 16383

    private static let magic: [UInt8] = Array("CHNN".utf8) + [1]

    /// Puts a network together out of what was trained.
    package struct Parts {
        package var marks: [UInt32] = []
        package var forms: [Float] = []
        package var prefixes: [Float] = []
        package var suffixes: [Float] = []
        package var writings: [Float] = []
        package var layers: [[Float]] = []
        package var layerBias: [[Float]] = []
        package var tagCount = 0
        package var tags: [Float] = []
        package var tagBias: [Float] = []
        package var places: [Float] = []
        package var views: [Float] = []
        package var hiddenBias: [Float] = []
        package var steps: [Float] = []
        package var stepBias: [Float] = []
        package var relations: [Float] = []
        package var relationBias: [Float] = []

        package init() {}
    }

    /// The bytes of the file of a trained network.
    package static func encode(_ parts: Parts) -> [UInt8] {
        var bytes = magic
        bytes.append(number: parts.marks.count)
        for mark in parts.marks { bytes.append(number: Int(mark)) }
        func append(_ rows: Int, _ width: Int, _ values: [Float], isEven: Bool = false) {
            Matrix(rows: rows, width: width, rounding: values, isEven: isEven).append(to: &bytes)
        }
        append(parts.marks.count, NetworkShape.wordSize, parts.forms, isEven: true)
        append(NetworkShape.prefixes, NetworkShape.prefixSize, parts.prefixes, isEven: true)
        append(NetworkShape.suffixes, NetworkShape.suffixSize, parts.suffixes, isEven: true)
        append(NetworkShape.writings, NetworkShape.writingSize, parts.writings, isEven: true)
        for (layer, values) in parts.layers.enumerated() {
            append(NetworkShape.width, values.count / NetworkShape.width, values)
            bytes.append(floats: parts.layerBias[layer])
        }
        append(parts.tagCount, NetworkShape.width, parts.tags)
        bytes.append(floats: parts.tagBias)
        append(NetworkShape.places * NetworkShape.hidden, NetworkShape.width, parts.places)
        append(parts.views.count / NetworkShape.hidden, NetworkShape.hidden, parts.views)
        bytes.append(floats: parts.hiddenBias)
        append(3, NetworkShape.hidden, parts.steps)
        bytes.append(floats: parts.stepBias)
        append(2 * Relation.allCases.count, NetworkShape.hidden, parts.relations)
        bytes.append(floats: parts.relationBias)
        return bytes
    }

    package init(contentsOf url: URL) throws {
        let file = url.lastPathComponent
        guard let data = try? Data(contentsOf: url) else { throw HashedModel.Malformed(file: file) }
        try self.init([UInt8](data), file: file)
    }

    init(_ data: [UInt8], file: String) throws(HashedModel.Malformed) {
        var bytes = ByteReader(data, file: file)
        guard try bytes.bytes(5).elementsEqual(Network.magic) else { throw bytes.malformed }
        let malformed = bytes.malformed
        func matrix(rows: Int?, width: Int) throws(HashedModel.Malformed) -> Matrix {
            let matrix = try Matrix(reading: &bytes)
            guard matrix.width == width, matrix.rows == rows ?? matrix.rows else { throw malformed }
            return matrix
        }
        func bias(_ count: Int) throws(HashedModel.Malformed) -> [Float] {
            try bytes.floats(count).map { $0 * Network.unit }
        }
        vocabulary = Vocabulary(marks: try bytes.numbers(try bytes.number()))
        forms = Network.inUnits(try matrix(rows: vocabulary.marks.count, width: NetworkShape.wordSize))
        prefixes = Network.inUnits(try matrix(rows: NetworkShape.prefixes, width: NetworkShape.prefixSize))
        suffixes = Network.inUnits(try matrix(rows: NetworkShape.suffixes, width: NetworkShape.suffixSize))
        writings = Network.inUnits(try matrix(rows: NetworkShape.writings, width: NetworkShape.writingSize))
        var layers: [Matrix] = []
        var layerBias: [[Float]] = []
        for layer in NetworkShape.reaches.indices {
            let input = layer == 0 ? NetworkShape.input : NetworkShape.width
            layers.append(try matrix(rows: NetworkShape.width, width: 3 * input))
            layerBias.append(try bias(NetworkShape.width))
        }
        self.layers = layers
        self.layerBias = layerBias
        tags = try matrix(rows: nil, width: NetworkShape.width)
        tagBias = try bias(tags.rows)
        places = try matrix(rows: nil, width: NetworkShape.width)
        let hidden = places.rows / NetworkShape.places
        guard (1...1000).contains(hidden), hidden * NetworkShape.places == places.rows else { throw malformed }
        self.hidden = hidden
        let rows = try matrix(rows: NetworkShape.views.reduce(0, +), width: hidden)
        views = Network.inUnits(rows)
        viewStart = NetworkShape.views.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
        hiddenBias = try bias(hidden).map { Int32(Network.clamp($0)) }
        steps = try matrix(rows: 3, width: hidden)
        stepBias = try bias(3)
        relations = try matrix(rows: 2 * Relation.allCases.count, width: hidden)
        relationBias = try bias(2 * Relation.allCases.count)
        guard tags.rows > 0, tags.rows <= 255 else { throw malformed }
    }

    private static func inUnits(_ matrix: Matrix) -> [Int16] {
        matrix.weights.indices.map { clamp(Float(matrix.weights[$0]) * matrix.scales[$0 / matrix.width] * unit) }
    }

    /// A number as the network keeps it.
    @inline(__always) static func clamp(_ value: Float) -> Int16 {
        // Not a number, as a broken model may hold it, is zero.
        guard value == value else { return 0 }
        return Int16(max(-largest, min(largest, value)).rounded())
    }
}
