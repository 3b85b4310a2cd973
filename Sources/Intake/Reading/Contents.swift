import SourceText

/// Lists what feeds and web archives hold, as rows of JSON Lines: every entry and every record, also those of which no
/// document is made.
///
/// ```swift
/// var json = JSONWriter()
/// Contents.write(of: "captures.warc.gz", to: &json) { _ in json.removeAll() }
/// ```
public enum Contents {
    /// Writes the rows of one file; a file that is neither a feed nor an archive is one `rejected` row.
    ///
    /// - Parameters:
    ///   - path: a file, packed or not; `-` is standard input.
    ///   - deliver: called behind each row, with the writer: the place to take the bytes away.
    /// - Returns: what went wrong.
    @discardableResult
    public static func write(
        of path: String, options: IntakeOptions = IntakeOptions(), to json: inout JSONWriter,
        deliver: (inout JSONWriter) throws -> Void
    ) rethrows -> [IntakeFailure] {
        var listing = Listing(file: path, options: options)
        let file = InputFiles.File(path: path == "-" ? nil : path, name: path == "-" ? options.standardInputName : path)
        let opened: (stream: PeekStream, kind: ContentKind)
        var feed: [UInt8]?
        do throws(IntakeProblem) {
            opened = try ReadingRun.open(file, options)
            switch opened.kind {
            case .feed: feed = try opened.stream.all(limit: options.largestDocument)
            case .archive, .olderArchive: break
            default: throw .noContainer
            }
        } catch {
            listing.fail(error, &json)
            try deliver(&json)
            return listing.failures
        }
        if let feed {
            listing.feed(feed, &json)
        } else {
            var reader = ArchiveReader(
                opened.stream, isARC: opened.kind == .olderArchive, limit: options.largestDocument)
            while listing.record(&reader, &json) { try deliver(&json) }
        }
        try deliver(&json)
        return listing.failures
    }

    /// The listing of one file.
    private struct Listing {
        let file: String
        let options: IntakeOptions
        var failures: [IntakeFailure] = []

        mutating func fail(_ problem: IntakeProblem, _ json: inout JSONWriter) {
            let failure = IntakeFailure(file, problem)
            failures.append(failure)
            ExtractRow.write(failure, to: &json)
        }

        // MARK: Feeds

        mutating func feed(_ bytes: [UInt8], _ json: inout JSONWriter) {
            guard let tables = ReadingTables.standard else {
                fail(.noTables, &json)
                return
            }
            let (feed, reader, decoded) = FeedFile.parse(bytes, charset: nil, tables: tables)
            json.object {
                $0.member("record", "feed")
                $0.member("file", file)
                $0.member("version", feed.version)
                $0.member("title", feed.title)
                $0.member("link", feed.link)
                $0.member("language", feed.language)
                $0.member("entries", feed.entries.count)
                $0.member("fault", feed.fault.map { "\($0.what) at byte \(decoded.raw($0.offset))" })
            }
            json.endLine()
            for entry in feed.entries {
                json.object {
                    $0.member("record", "entry")
                    $0.member("file", file)
                    $0.member("number", entry.number)
                    $0.member(
                        "bytes",
                        Span(
                            decoded.raw(entry.range.lowerBound),
                            max(decoded.raw(entry.range.lowerBound), decoded.raw(entry.range.upperBound))))
                    $0.member("id", entry.id)
                    $0.member("title", entry.title.map(reader.string))
                    $0.member("link", entry.link)
                    $0.member("authors", entry.authors.compactMap { $0.name ?? $0.email })
                    $0.member("published", entry.published?.utc)
                    $0.member("updated", entry.updated?.utc)
                    $0.member("summary", entry.summary.map { String(decoding: reader.markup($0), as: UTF8.self) })
                    $0.member("content", entry.content.map { String(decoding: reader.markup($0), as: UTF8.self) })
                }
                json.endLine()
            }
            if feed.breaksOff, let fault = feed.fault {
                fail(.archiveDamaged(offset: decoded.raw(fault.offset), fault.what), &json)
            }
        }

        // MARK: Archives

        /// Lists the next record; false at the end.
        mutating func record(_ reader: inout ArchiveReader, _ json: inout JSONWriter) -> Bool {
            let record: ArchiveRecord?
            do throws(ArchiveReader.Damage) {
                record = try reader.next { _ in true }
            } catch {
                fail(.archiveDamaged(offset: error.offset, error.what), &json)
                return false
            }
            if let gap = reader.takeGap() {
                fail(
                    gap.resumed.map { .archiveGap(from: gap.offset, to: $0, gap.what) }
                        ?? .archiveDamaged(offset: gap.offset, gap.what), &json)
            }
            guard let record else { return false }
            let message = record.message(limit: options.largestDocument, ratio: options.largestRatio)
            json.object {
                $0.member("record", "archived")
                $0.member("file", file)
                $0.member("number", record.number)
                $0.member("offset", record.offset)
                $0.member("type", record.type)
                $0.member("uri", record.address)
                $0.member("date", record.date)
                $0.member("status", message.status)
                $0.member("http_content_type", message.fields["content-type"])
                $0.member("payload_bytes", message.payload.count)
                $0.member("payload_sha1", SHA1.hexadecimal(of: message.payload))
            }
            json.endLine()
            if record.isCut {
                let damage = reader.endOfBlock
                fail(.archiveDamaged(offset: damage.offset, damage.what), &json)
            }
            return true
        }
    }
}
