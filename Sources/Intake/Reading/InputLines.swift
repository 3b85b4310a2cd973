import SourceText

/// The lines of one file or of standard input, unpacked where it is packed, one at a time.
///
/// For stages that are run alone: a line is handed on as it stands.
public struct InputLines {
    /// A line and its number.
    public struct Line: Sendable {
        /// Counted from 1.
        public var number: Int
        /// The bytes without the line break; a carriage return at the end is left out too.
        public var bytes: [UInt8]
    }

    private let name: String
    private var lines: LineStream

    /// Opens an input.
    ///
    /// - Parameters:
    ///   - path: a file; `-` is standard input.
    ///   - options: limits.
    /// - Throws: ``IntakeFailure``.
    public init(path: String, options: IntakeOptions = IntakeOptions()) throws(IntakeFailure) {
        name = path == "-" ? options.standardInputName : path
        do throws(IntakeProblem) {
            lines = LineStream(
                try InputLines.unpacked(path, options: options), longest: options.largestDocument)
        } catch {
            throw IntakeFailure(name, error)
        }
    }

    /// The next line; nil at the end.
    ///
    /// - Throws: ``IntakeFailure`` where the packing is damaged or the line is too long; the lines before it are good.
    public mutating func next() throws(IntakeFailure) -> Line? {
        do throws(IntakeProblem) {
            guard var bytes = try lines.next() else { return nil }
            if lines.number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
            if bytes.last == 0x0D { bytes.removeLast() }
            return Line(number: lines.number, bytes: bytes)
        } catch {
            throw IntakeFailure(name, error)
        }
    }

    /// All bytes of an input, unpacked.
    ///
    /// - Throws: ``IntakeFailure``.
    public static func bytes(path: String, options: IntakeOptions = IntakeOptions()) throws(IntakeFailure) -> [UInt8] {
        do throws(IntakeProblem) {
            return try PeekStream(unpacked(path, options: options)).all(limit: options.largestDocument)
        } catch {
            throw IntakeFailure(path == "-" ? options.standardInputName : path, error)
        }
    }

    private static func unpacked(_ path: String, options: IntakeOptions) throws(IntakeProblem) -> any ByteStream {
        var stream = PeekStream(path == "-" ? FileStream(descriptor: 0) : try FileStream(path: path))
        // A packed file inside another is somebody's mistake, not a format.
        if let packing = Packing(firstBytes: try stream.peek(ContentKind.looked)) {
            stream = PeekStream(packing.unpack(stream, ratio: options.largestRatio))
        }
        return stream
    }
}
