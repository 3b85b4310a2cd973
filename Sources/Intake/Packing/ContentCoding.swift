/// The codings that a server may have sent a payload in (RFC 9110, 8.4).
enum ContentCoding {
    /// Takes the codings off.
    ///
    /// - Parameters:
    ///   - codings: the value of `Content-Encoding`, `gzip` or `gzip, br`.
    ///   - limit: the most bytes that may come out.
    ///   - ratio: how many times its packed size a payload may unpack to, once it exceeds 64 MiB.
    /// - Returns: the bytes; of a payload that breaks off what could be read, and what was wrong.
    static func decode(_ bytes: [UInt8], codings: String, limit: Int, ratio: Int) -> (
        bytes: [UInt8], problem: IntakeProblem?
    ) {
        var bytes = bytes
        var problem: IntakeProblem?
        // The coding that was applied last stands last; more than four are nobody's honest work.
        for coding in codings.lowercased().split(separator: ",").map({ String($0).trimmed }).reversed().prefix(4) {
            guard let decoder = decoder(coding, bytes) else {
                if !["", "identity", "none", "utf-8", "gzip", "x-gzip"].contains(coding) {
                    return (bytes, .coding(coding))
                }
                continue
            }
            let stream = UnpackingStream(MemoryStream(bytes), decoder, packing: coding, ratio: ratio)
            var unpacked: [UInt8] = []
            do throws(IntakeProblem) {
                while let piece = try stream.next() {
                    unpacked += piece
                    if unpacked.count > limit { throw .tooLarge(limit: limit) }
                }
            } catch {
                switch error {
                case .tooLarge, .bomb: return ([], error)
                default: problem = error
                }
            }
            if !unpacked.isEmpty || problem == nil { bytes = unpacked }
        }
        return (bytes, problem)
    }

    /// nil where the coding is none, or is not one that is known.
    private static func decoder(_ coding: String, _ bytes: [UInt8]) -> (any UnpackingDecoder)? {
        switch coding {
        case "gzip", "x-gzip":
            // Some archives keep the header of a payload that they have unpacked.
            return bytes.starts(with: [0x1F, 0x8B]) ? GzipDecoder() : nil
        case "deflate":
            // The standard means zlib's format; many servers sent it without the header.
            let isZlib = bytes.count > 1 && bytes[0] & 0x0F == 8 && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
            return GzipDecoder(windowBits: isZlib ? 15 : -15)
        case "br": return BrotliDecoder.isAvailable ? BrotliDecoder() : nil
        case "zstd": return ZstdDecoder()
        default: return nil
        }
    }
}
