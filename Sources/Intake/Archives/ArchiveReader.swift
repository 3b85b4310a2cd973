/// Reads the records of a WARC file (ISO 28500, 1.0 and 1.1, and the drafts before) or of an ARC file, one at a time.
///
/// A record's block is held only where it is wanted, so that an archive of any size is read in the memory of its largest
/// wanted record.
struct ArchiveReader {
    /// A place where the archive is damaged.
    struct Damage: Error, Sendable {
        /// The byte of the unpacked file.
        var offset: Int
        var what: String
        /// Where reading went on; nil where it did not.
        var resumed: Int?
    }

    private let bytes: BufferedBytes
    private let isARC: Bool
    private let limit: Int
    private var number = 0
    private var ended = false
    /// A line that was read and belongs to the next record, and where it begins.
    private var pending: (line: [UInt8], offset: Int)?

    /// - Parameters:
    ///   - stream: the archive, unpacked.
    ///   - isARC: whether it is in the older format.
    ///   - limit: the largest block that is held.
    init(_ stream: any ByteStream, isARC: Bool, limit: Int) {
        bytes = BufferedBytes(stream)
        self.isARC = isARC
        self.limit = limit
    }

    /// The next record; nil at the end.
    ///
    /// - Parameter wants: whether the block of a record is to be held, by what its head says.
    mutating func next(_ wants: (ArchiveRecord) -> Bool) throws(Damage) -> ArchiveRecord? {
        guard !ended else { return nil }
        do throws(IntakeProblem) {
            guard var record = try head() else {
                ended = true
                return nil
            }
            number += 1
            record.number = number
            record.blockOffset = bytes.offset
            if wants(record), record.length <= limit {
                record.block = try bytes.bytes(record.length)
                record.isCut = record.block.count < record.length
            } else {
                record.isTooLarge = record.length > limit
                record.isCut = try bytes.skip(record.length) < record.length
            }
            ended = record.isCut
            return record
        } catch {
            ended = true
            throw Damage(offset: bytes.offset, what: ArchiveReader.words(error))
        }
    }

    /// Why the stream ended inside of a record's block.
    var endOfBlock: Damage {
        Damage(offset: bytes.offset, what: bytes.held.map(ArchiveReader.words) ?? "it ends inside a record")
    }

    private static func words(_ problem: IntakeProblem) -> String {
        switch problem {
        case .truncated(let packing): "its \(packing) data breaks off"
        case .damaged(let packing, let detail): "damaged \(packing) data: \(detail)"
        case .bomb(let ratio): "it unpacks to more than \(ratio) times its size"
        case .unreadable(let why): why
        default: "it cannot be read"
        }
    }

    // MARK: Heads

    private mutating func head() throws(IntakeProblem) -> ArchiveRecord? {
        while true {
            let offset = pending?.offset ?? bytes.offset
            let next: [UInt8]?
            if let held = pending { next = held.line } else { next = try bytes.line(limit: HeaderFields.longestLine) }
            pending = nil
            guard let line = next else { return nil }
            if line.allSatisfy({ $0 <= 0x20 }) { continue }
            if isARC, let record = arcHead(line, offset) { return record }
            if !isARC, line.starts(with: "WARC/".utf8) { return try warcHead(offset) }
            // No record begins here: on to the line at which one does.
            if gap == nil {
                gap = Damage(offset: offset, what: isARC ? "no record begins here" : "no WARC record begins here")
            }
            try resume()
            if pending == nil { return nil }
            gap?.resumed = pending?.offset
        }
    }

    /// Bytes that are part of no record, where some were met.
    private(set) var gap: Damage?

    /// Takes note of the gap; the next one is told anew.
    mutating func takeGap() -> Damage? {
        defer { gap = nil }
        return gap
    }

    private mutating func resume() throws(IntakeProblem) {
        while true {
            let offset = bytes.offset
            guard let line = try bytes.line(limit: HeaderFields.longestLine) else { return }
            if isARC ? arcHead(line, offset) != nil : line.starts(with: "WARC/".utf8) {
                pending = (line, offset)
                return
            }
        }
    }

    private func warcHead(_ offset: Int) throws(IntakeProblem) -> ArchiveRecord {
        var fields = HeaderFields()
        while let line = try bytes.line(limit: HeaderFields.longestLine) {
            if line.allSatisfy({ $0 == 0x0D || $0 == 0x0A }) { break }
            fields.add(line)
        }
        var record = ArchiveRecord(number: 0, offset: offset, type: fields.token("warc-type") ?? "unknown")
        // Some writers put the address in angle brackets.
        record.address = fields["warc-target-uri"].map {
            $0.hasPrefix("<") && $0.hasSuffix(">") ? String($0.dropFirst().dropLast()) : $0
        }
        record.date = fields["warc-date"]
        record.payloadDigest = fields["warc-payload-digest"]
        record.contentType = fields["content-type"]
        record.length = max(0, fields["content-length"].flatMap { Int($0) } ?? 0)
        return record
    }

    /// `ADDRESS IP DATE TYPE LENGTH`; an address may hold blanks.
    private func arcHead(_ line: [UInt8], _ offset: Int) -> ArchiveRecord? {
        let words = String(decoding: line, as: UTF8.self).trimmed.split(separator: " ")
        guard words.count >= 5, words[0].contains(":"), words[words.count - 3].utf8.count >= 8,
            words[words.count - 3].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return nil }
        // A length that is none is that of a record without a block.
        let length = max(0, Int(words[words.count - 1]) ?? 0)
        let address = words[..<(words.count - 4)].joined(separator: " ")
        var record = ArchiveRecord(
            number: 0, offset: offset, type: address.hasPrefix("filedesc:") ? "arc_header" : "response")
        record.address = address
        record.date = String(words[words.count - 3])
        record.length = length
        return record
    }
}
