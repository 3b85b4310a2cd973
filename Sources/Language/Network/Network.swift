import CKernels
import Foundation

/// The weights of the network that tags and parses; see ``NetworkShape``.
package struct Network: Sendable {
    package let vocabulary: Vocabulary
    /// Vectors of forms, beginnings, ends and writings, in this order; each table has one scale.
    let tables: [Matrix]
    /// Layers of convolution: rows for what a word gives to the word behind it, then for itself, then for the one before.
    let layers: [PackedMatrix]
    let layerBias: [[Float]]
    let tags: PackedMatrix
    let tagBias: [Float]
    /// The number of classes of tags.
    let tagCount: Int
    /// The length of the parser's hidden layer.
    let hidden: Int
    /// From a word's state to the hidden layer, all places one below the other, in units of ``unit``.
    let places: PackedMatrix
    let placeScales: [Float]
    /// What each value of each view adds to the hidden layer, in units of ``unit``.
    let views: [Int16]
    /// The first row of each view in ``views``.
    let viewStart: [Int]
    let hiddenBias: [Int16]
    let steps: PackedMatrix
    let stepBias: [Float]
    /// Relations of arcs to the left, and of those to the right.
    let relations: [PackedMatrix]
    let relationBias: [[Float]]

    /// What the parser adds up is kept in multiples of 1 / 512.
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

    package init(contentsOf url: URL) throws(HashedModel.Malformed) {
        try self.init(try ModelFile(contentsOf: url), name: url.lastPathComponent)
    }

    init(_ file: ModelFile, name: String) throws(HashedModel.Malformed) {
        var bytes = ByteReader(file, name: name)
        guard try bytes.begins(with: Network.magic) else { throw bytes.malformed }
        let malformed = bytes.malformed
        func matrix(rows: Int?, width: Int) throws(HashedModel.Malformed) -> Matrix {
            let matrix = try Matrix(reading: &bytes)
            guard matrix.width == width, matrix.rows == rows ?? matrix.rows else { throw malformed }
            return matrix
        }
        func bias(_ count: Int) throws(HashedModel.Malformed) -> [Float] { Network.sane(try bytes.floats(count)) }
        vocabulary = Vocabulary(marks: try bytes.numbers(try bytes.number()))
        tables = [
            try matrix(rows: vocabulary.marks.count, width: NetworkShape.wordSize),
            try matrix(rows: NetworkShape.prefixes, width: NetworkShape.prefixSize),
            try matrix(rows: NetworkShape.suffixes, width: NetworkShape.suffixSize),
            try matrix(rows: NetworkShape.writings, width: NetworkShape.writingSize),
        ]
        guard tables.allSatisfy({ $0.evenScale != nil }) else { throw malformed }
        let width = NetworkShape.width
        var layers: [PackedMatrix] = []
        var layerBias: [[Float]] = []
        for layer in NetworkShape.reaches.indices {
            let input = layer == 0 ? NetworkShape.input : width
            let rows = try matrix(rows: width, width: 3 * input)
            layers.append(PackedMatrix(rows, width: input, blocks: (0..<3).map { (0..<width, $0 * input) }))
            layerBias.append(try bias(width))
        }
        self.layers = layers
        self.layerBias = layerBias
        let tagRows = try matrix(rows: nil, width: width)
        tagCount = tagRows.rows
        guard tagCount > 0, tagCount <= 255 else { throw malformed }
        tags = PackedMatrix(tagRows)
        tagBias = Network.padded(try bias(tagCount))
        let placeRows = try matrix(rows: nil, width: width)
        let hidden = placeRows.rows / NetworkShape.places
        guard hidden > 0, hidden <= CHANCERY_HIDDEN, hidden % PackedMatrix.group == 0,
            hidden * NetworkShape.places == placeRows.rows
        else { throw malformed }
        self.hidden = hidden
        places = PackedMatrix(placeRows)
        placeScales = Network.sane(places.scales.map { $0 * Network.unit })
        views = Network.inUnits(try matrix(rows: NetworkShape.views.reduce(0, +), width: hidden))
        viewStart = NetworkShape.views.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
        hiddenBias = try bias(hidden).map { Network.clamp($0 * Network.unit) }
        steps = PackedMatrix(try matrix(rows: 3, width: hidden))
        stepBias = Network.padded(try bias(3))
        let relationCount = Relation.allCases.count
        let relationRows = try matrix(rows: 2 * relationCount, width: hidden)
        let bothBias = try bias(2 * relationCount)
        let sides = [0..<relationCount, relationCount..<2 * relationCount]
        relations = sides.map { PackedMatrix(relationRows, width: hidden, blocks: [($0, 0)]) }
        relationBias = sides.map { side in
            var bias = Network.padded(Array(bothBias[side]))
            // Class 0 is the root, which is no matter of choice.
            bias[0] = -.infinity
            return bias
        }
    }

    private static func inUnits(_ matrix: Matrix) -> [Int16] {
        [Int16](unsafeUninitializedCapacity: matrix.rows * matrix.width) { target, filled in
            for row in 0..<matrix.rows {
                let scale = matrix.scales[row] * unit
                for index in row * matrix.width..<(row + 1) * matrix.width {
                    target.initializeElement(at: index, to: clamp(Float(matrix.weights[index]) * scale))
                }
            }
            filled = matrix.rows * matrix.width
        }
    }

    /// The bias of rows rounded up to whole groups: those that were added are never the best.
    private static func padded(_ bias: [Float]) -> [Float] {
        bias + repeatElement(-.infinity, count: PackedMatrix.rounded(bias.count) - bias.count)
    }

    /// What is no number, as a broken model may hold it, is zero; what is too large is kept where sums stay finite.
    private static func sane(_ values: [Float]) -> [Float] {
        values.map { $0 == $0 ? max(-largest, min(largest, $0)) : 0 }
    }

    /// A number as the parser keeps it.
    @inline(__always) static func clamp(_ value: Float) -> Int16 {
        guard value == value else { return 0 }
        return Int16(max(-largest, min(largest, value)).rounded())
    }
}
