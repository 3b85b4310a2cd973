import CKernels
import Foundation

/// Tells whether a word heads a mention, and of which kind: a linear model over hashed features and a small network over the
/// vectors of the words around, whose scores are added (wide and deep, after Cheng et al. 2016).
///
/// Class 0 is no mention, class 1 + i is the kind of index i in `Mention.Kind.allCases`. Weights are bytes and
/// products are summed as whole numbers; what is floating point is worked out in a fixed order without fused multiply-add, so
/// every processor gives the same scores.
package struct MentionModel: Sendable {
    /// The places whose vectors the network sees, in this order; see `MentionContext.places`.
    package static let places = 7
    /// The length of what the network sees.
    package static let input = places * NameVectors.size
    /// The length of the hidden layer.
    package static let hidden = 64
    /// The number of classes.
    package static let classes = 1 + Mention.Kind.allCases.count

    private let linear: HashedModel
    private let linearUnit: Float
    private let hidden: PackedMatrix
    private let hiddenScales: [Float]
    private let hiddenBias: [Float]
    /// What bytes that are 128 too large add to the sums of the hidden layer.
    private let hiddenShifts: [Int32]
    private let output: PackedMatrix
    private let outputBias: [Float]

    private static let magic: [UInt8] = Array("CHMM".utf8) + [1]

    /// Work buffers, used again for every word.
    package struct Buffers {
        /// What the network sees: ``MentionModel/input`` numbers.
        package var vectors = [Int8](repeating: 0, count: MentionModel.input)
        var input = [UInt8](repeating: 0, count: MentionModel.input)
        var sums = [Int32](repeating: 0, count: PackedMatrix.rounded(max(MentionModel.hidden, MentionModel.classes)))
        var states = [UInt8](repeating: 0, count: MentionModel.hidden)
        var linear = [Int32](repeating: 0, count: PackedMatrix.rounded(MentionModel.classes))

        package init() {}
    }

    /// What was trained, in floating point.
    package struct Parts {
        /// Rounded.
        package var linear: HashedModel
        /// Row by row: a hidden unit's weights for the values that come in; a class's weights for the hidden units.
        package var hidden: [Float]
        package var hiddenBias: [Float]
        package var output: [Float]
        package var outputBias: [Float]

        package init(
            linear: HashedModel, hidden: [Float], hiddenBias: [Float], output: [Float], outputBias: [Float]
        ) {
            self.linear = linear
            self.hidden = hidden
            self.hiddenBias = hiddenBias
            self.output = output
            self.outputBias = outputBias
        }
    }

    /// The bytes of the file of a trained model.
    ///
    /// - Parameter vectorUnit: the unit of the vectors that come in.
    package static func encode(_ parts: Parts, vectorUnit: Float) -> [UInt8] {
        var bytes = magic
        let linear = parts.linear.encoded
        bytes.append(number: linear.count)
        bytes += linear
        bytes.append(floats: [parts.linear.unit, vectorUnit])
        Matrix(rows: hidden, width: input, rounding: parts.hidden).append(to: &bytes)
        bytes.append(floats: parts.hiddenBias)
        Matrix(rows: classes, width: hidden, rounding: parts.output).append(to: &bytes)
        bytes.append(floats: parts.outputBias)
        return bytes
    }

    package init(contentsOf url: URL) throws(HashedModel.Malformed) {
        try self.init(try ModelFile(contentsOf: url), name: url.lastPathComponent)
    }

    /// Reads a model out of the bytes of its file.
    package init(_ data: [UInt8], file: String) throws(HashedModel.Malformed) {
        try self.init(ModelFile(data), name: file)
    }

    private init(_ file: ModelFile, name: String) throws(HashedModel.Malformed) {
        var bytes = ByteReader(file, name: name)
        guard try bytes.begins(with: MentionModel.magic) else { throw bytes.malformed }
        linear = try HashedModel(try bytes.bytes(try bytes.number()), file: name)
        let units = try bytes.floats(2)
        linearUnit = units[0]
        let hidden = try Matrix(reading: &bytes)
        guard hidden.rows == MentionModel.hidden, hidden.width == MentionModel.input else { throw bytes.malformed }
        self.hidden = PackedMatrix(hidden)
        hiddenScales = hidden.scales.map { $0 * units[1] }
        hiddenBias = try bytes.floats(hidden.rows)
        hiddenShifts = self.hidden.shifts()
        let output = try Matrix(reading: &bytes)
        guard output.rows == MentionModel.classes, output.width == hidden.rows, linear.classes == output.rows else {
            throw bytes.malformed
        }
        self.output = PackedMatrix(output)
        outputBias = try bytes.floats(output.rows)
    }

    /// Appends the score of each class: the logarithm of its probability, but for a constant.
    ///
    /// - Parameter buffers: ``Buffers/vectors`` hold the vectors of the places.
    package func score(_ features: [UInt64], _ buffers: inout Buffers, into scores: inout [Float]) {
        linear.score(features, into: &buffers.linear)
        for index in 0..<MentionModel.input {
            // The kernel takes bytes without sign.
            buffers.input[index] = UInt8(bitPattern: buffers.vectors[index]) ^ 0x80
        }
        hidden.multiply(buffers.input, step: 0, count: 1, &buffers.sums)
        let factor = chancery_rectify_bytes(
            buffers.sums, hiddenShifts, Int64(hidden.rows), hiddenScales, hiddenBias, &buffers.states)
        output.multiply(buffers.states, step: 0, count: 1, &buffers.sums)
        for index in 0..<MentionModel.classes {
            scores.append(
                Float(buffers.sums[index]) * factor * output.scales[index]
                    + (outputBias[index] + Float(buffers.linear[index]) * linearUnit))
        }
    }
}
