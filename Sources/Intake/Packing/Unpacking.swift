import CLzma
import CZlib
import CZstd

/// The packings that a source may come in.
enum Packing: String {
    case gzip, zstd, xz

    /// By the first bytes (RFC 1952; RFC 8878; the .xz format 1.1); nil where the bytes are not packed.
    init?(firstBytes bytes: ArraySlice<UInt8>) {
        if bytes.starts(with: [0x1F, 0x8B, 0x08]) {
            self = .gzip
        } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstd
        } else if bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
            self = .xz
        } else {
            return nil
        }
    }

    /// The stream behind the packing.
    func unpack(_ source: any ByteStream, ratio: Int) -> any ByteStream {
        switch self {
        case .gzip: UnpackingStream(source, GzipDecoder(), packing: rawValue, ratio: ratio)
        case .zstd: UnpackingStream(source, ZstdDecoder(), packing: rawValue, ratio: ratio)
        case .xz: UnpackingStream(source, XzDecoder(), packing: rawValue, ratio: ratio)
        }
    }
}

/// What one step of a decoder did.
struct UnpackingStep {
    var consumed: Int
    var produced: Int
    /// A member or frame ended: the data may stop here.
    var atBoundary: Bool
    /// Why the data cannot be unpacked.
    var fault: String?
}

/// A decompressor: takes some input, gives some output.
protocol UnpackingDecoder: AnyObject {
    func step(_ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>, last: Bool)
        -> UnpackingStep
}

/// Unpacks another stream, piece by piece, and stops at decompression bombs.
final class UnpackingStream: ByteStream {
    private let source: any ByteStream
    private let decoder: any UnpackingDecoder
    private let packing: String
    private let ratio: Int
    private var input: [UInt8] = []
    private var at = 0
    private var ended = false
    private var atBoundary = false
    private var taken = 0
    private var given = 0
    private static let pieceSize = 1 << 18
    private static let harmless = 64 << 20

    init(_ source: any ByteStream, _ decoder: any UnpackingDecoder, packing: String, ratio: Int) {
        self.source = source
        self.decoder = decoder
        self.packing = packing
        self.ratio = ratio
    }

    func next() throws(IntakeProblem) -> [UInt8]? {
        while true {
            if at >= input.count, !ended {
                if let piece = try source.next() {
                    input = piece
                    at = 0
                    taken += piece.count
                } else {
                    ended = true
                    input = []
                    at = 0
                }
            }
            if ended, at >= input.count, atBoundary { return nil }
            var step = UnpackingStep(consumed: 0, produced: 0, atBoundary: false, fault: nil)
            let piece = [UInt8](unsafeUninitializedCapacity: UnpackingStream.pieceSize) { output, count in
                input.withUnsafeBufferPointer { all in
                    step = decoder.step(UnsafeBufferPointer(rebasing: all[at...]), output, last: ended)
                }
                count = step.produced
            }
            at += step.consumed
            if let fault = step.fault {
                // Zeros behind the last member pad a tape block; other bytes behind it are no part of the data.
                if atBoundary, step.produced == 0, given > 0 { return nil }
                throw .damaged(packing, fault)
            }
            atBoundary = step.atBoundary
            given += piece.count
            if given > UnpackingStream.harmless, given / max(1, taken) > ratio { throw .bomb(ratio: ratio) }
            if !piece.isEmpty { return piece }
            if step.consumed == 0, at < input.count { throw .damaged(packing, "the decoder stands still") }
            if ended, step.consumed == 0 {
                if atBoundary { return nil }
                throw .truncated(packing)
            }
        }
    }
}

/// gzip, any number of members, and the formats that it is made of, through zlib.
final class GzipDecoder: UnpackingDecoder {
    private var stream = z_stream()
    private let ready: Bool
    private var needsReset = false

    /// - Parameter windowBits: what zlib is told of the format: 15 and 32 for gzip and zlib's own by their heads, 15 for
    ///   zlib's own, -15 for data without a head.
    init(windowBits: Int32 = 15 + 32) {
        ready = inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    }

    deinit { inflateEnd(&stream) }

    func step(_ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>, last: Bool)
        -> UnpackingStep
    {
        guard ready else {
            return UnpackingStep(consumed: 0, produced: 0, atBoundary: false, fault: "zlib does not start")
        }
        if needsReset {
            if input.isEmpty { return UnpackingStep(consumed: 0, produced: 0, atBoundary: true, fault: nil) }
            inflateReset(&stream)
            needsReset = false
        }
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(clamping: output.count)
        let result = inflate(&stream, Z_NO_FLUSH)
        let consumed = input.count - Int(stream.avail_in)
        let produced = output.count - Int(stream.avail_out)
        switch result {
        case Z_STREAM_END:
            needsReset = true
            return UnpackingStep(consumed: consumed, produced: produced, atBoundary: true, fault: nil)
        case Z_OK, Z_BUF_ERROR:
            return UnpackingStep(consumed: consumed, produced: produced, atBoundary: false, fault: nil)
        default:
            let detail = stream.msg.map { String(cString: $0) } ?? "error \(result)"
            return UnpackingStep(consumed: consumed, produced: 0, atBoundary: false, fault: detail)
        }
    }
}

/// Zstandard, any number of frames, through libzstd.
final class ZstdDecoder: UnpackingDecoder {
    private let stream: OpaquePointer?

    init() {
        stream = ZSTD_createDStream()
        // 128 MiB of window is what the format asks every decoder to admit; more is a sign of hostile input.
        if let stream { ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, 27) }
    }

    deinit { ZSTD_freeDStream(stream) }

    func step(_ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>, last: Bool)
        -> UnpackingStep
    {
        guard let stream else {
            return UnpackingStep(consumed: 0, produced: 0, atBoundary: false, fault: "libzstd does not start")
        }
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let result = ZSTD_decompressStream(stream, &target, &source)
        if ZSTD_isError(result) != 0 {
            let detail = String(cString: ZSTD_getErrorName(result))
            return UnpackingStep(consumed: source.pos, produced: 0, atBoundary: false, fault: detail)
        }
        return UnpackingStep(consumed: source.pos, produced: target.pos, atBoundary: result == 0, fault: nil)
    }
}

/// xz, any number of streams, through liblzma.
final class XzDecoder: UnpackingDecoder {
    private var stream = lzma_stream()
    private let ready: Bool
    private var finished = false

    init() {
        // LZMA_CONCATENATED is a macro that Swift does not see; the memory limit admits every preset of the tool.
        let concatenated: UInt32 = 0x08
        ready = lzma_stream_decoder(&stream, 256 << 20, concatenated) == LZMA_OK
    }

    deinit { lzma_end(&stream) }

    func step(_ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>, last: Bool)
        -> UnpackingStep
    {
        guard ready else {
            return UnpackingStep(consumed: 0, produced: 0, atBoundary: false, fault: "liblzma does not start")
        }
        if finished { return UnpackingStep(consumed: input.count, produced: 0, atBoundary: true, fault: nil) }
        stream.next_in = input.baseAddress
        stream.avail_in = input.count
        stream.next_out = output.baseAddress
        stream.avail_out = output.count
        let result = lzma_code(&stream, last ? LZMA_FINISH : LZMA_RUN)
        let consumed = input.count - stream.avail_in
        let produced = output.count - stream.avail_out
        switch result {
        case LZMA_STREAM_END:
            finished = true
            return UnpackingStep(consumed: consumed, produced: produced, atBoundary: true, fault: nil)
        case LZMA_OK, LZMA_BUF_ERROR:
            return UnpackingStep(consumed: consumed, produced: produced, atBoundary: false, fault: nil)
        case LZMA_MEMLIMIT_ERROR:
            return UnpackingStep(
                consumed: consumed, produced: 0, atBoundary: false, fault: "it needs more than 256 MiB of memory")
        default:
            return UnpackingStep(consumed: consumed, produced: 0, atBoundary: false, fault: "error \(result.rawValue)")
        }
    }
}
