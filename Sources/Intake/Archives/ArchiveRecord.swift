/// One record of a web archive, its block read.
struct ArchiveRecord: Sendable {
    /// From 1, in order of the file.
    var number: Int
    /// The byte of the unpacked file at which the record begins.
    var offset: Int
    /// `response`, `resource`, `revisit`, `request`, `warcinfo`, `metadata`, `conversion`; `arc_header` for the first record
    /// of an ARC file.
    var type: String
    /// The address that was fetched.
    var address: String?
    /// When it was fetched, as the archive writes it.
    var date: String?
    /// The digest of the payload, as the archive gives it.
    var payloadDigest: String?
    /// What the block is, by the archive's word.
    var contentType: String?
    /// The block, and the byte of the unpacked file at which it begins; empty where the record was passed over.
    var block: [UInt8] = []
    var blockOffset = 0
    /// The length that the record states.
    var length = 0
    /// The file ends inside the block.
    var isCut = false
    /// The block is larger than may be held.
    var isTooLarge = false
}

extension ArchiveRecord {
    /// The HTTP message that the block is, parted into its head and its payload.
    struct Message {
        var status: String?
        var fields = HeaderFields()
        /// The payload, its codings taken off.
        var payload: [UInt8]
        /// The byte of the unpacked file at which the payload stands; nil where it stands there in another coding.
        var offset: Int?
        /// What was wrong with the coding.
        var problem: IntakeProblem?
    }

    /// Parts the block of a response into head and payload; other records are payload as they are.
    func message(limit: Int, ratio: Int) -> Message {
        let isHTTP =
            contentType.map { $0.lowercased().hasPrefix("application/http") } ?? block.starts(with: "HTTP/".utf8)
        guard isHTTP || block.starts(with: "HTTP/".utf8) else {
            return Message(payload: block, offset: blockOffset)
        }
        let head = HTTPHead(block)
        var message = Message(status: head.status, fields: head.fields, payload: [], offset: nil)
        var payload = Array(block[min(head.end, block.count)...])
        var isRaw = true
        if head.fields.token("transfer-encoding") == "chunked", let joined = HTTPHead.joined(payload) {
            payload = joined
            isRaw = false
        }
        if let codings = head.fields["content-encoding"], !payload.isEmpty {
            let (decoded, problem) = ContentCoding.decode(payload, codings: codings, limit: limit, ratio: ratio)
            if decoded != payload { isRaw = false }
            payload = decoded
            message.problem = problem
        }
        message.payload = payload
        message.offset = isRaw ? blockOffset + head.end : nil
        return message
    }
}

/// The head of an HTTP message.
struct HTTPHead {
    /// The status of a response, `200`; the target of a request.
    private(set) var status: String?
    private(set) var fields = HeaderFields()
    /// The byte behind the empty line that ends the head.
    private(set) var end: Int

    init(_ bytes: [UInt8]) {
        end = 0
        var isFirst = true
        while end < bytes.count {
            let stop = bytes[end...].firstIndex(of: 0x0A) ?? bytes.count
            var line = bytes[end..<stop]
            if line.last == 0x0D { line.removeLast() }
            end = min(bytes.count, stop + 1)
            if line.isEmpty { return }
            if isFirst {
                let words = line.split(separator: 0x20, maxSplits: 2)
                status = words.count > 1 ? String(decoding: words[1], as: UTF8.self) : nil
                isFirst = false
            } else {
                fields.add(line)
            }
        }
    }

    /// The chunks of a payload joined (RFC 9112, 7.1); nil where it is not in chunks. Of chunks that break off what is there.
    static func joined(_ bytes: [UInt8]) -> [UInt8]? {
        var joined: [UInt8] = []
        var at = 0
        var isFirst = true
        while at < bytes.count {
            var size = 0
            let start = at
            while at < bytes.count, at - start < 16, let digit = hexadecimalDigit(bytes[at]) {
                size = size << 4 | Int(digit)
                at += 1
            }
            let stop = bytes[at..<min(bytes.count, at + 1024)].firstIndex(of: 0x0A)
            guard at > start, at - start < 16, let stop else { return isFirst ? nil : joined }
            // Behind the size stand at most an extension and the end of the line.
            if isFirst, bytes[at] != 0x0D, bytes[at] != 0x0A, bytes[at] != UInt8(ascii: ";"), bytes[at] != 0x20 {
                return nil
            }
            isFirst = false
            at = stop + 1
            if size == 0 { return joined }
            let end = min(bytes.count, at + min(size, bytes.count))
            joined += bytes[at..<end]
            at = end
            if at < bytes.count, bytes[at] == 0x0D { at += 1 }
            if at < bytes.count, bytes[at] == 0x0A { at += 1 }
        }
        return joined
    }
}
