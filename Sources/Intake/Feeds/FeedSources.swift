import SourceText

/// Feeds: one source an entry.
extension ReadingRun {
    /// Reads a feed and hands out its entries, in the order they stand in.
    mutating func readFeed(_ stream: PeekStream, _ file: InputFiles.File, _ body: Receiver) rethrows {
        let bytes: [UInt8]
        do throws(IntakeProblem) {
            bytes = try stream.all(limit: options.largestDocument)
        } catch {
            try fail(file.name, error, body, place: file.path)
            return
        }
        try readFeed(bytes, charset: nil, file, body)
    }

    /// - Parameter charset: what the transport declares.
    mutating func readFeed(_ bytes: [UInt8], charset: String?, _ file: InputFiles.File, _ body: Receiver) rethrows {
        guard let tables = ReadingTables.standard else {
            try fail(file.name, .noTables, body, place: file.path)
            return
        }
        let file = FeedFile(bytes, charset: charset, tables: tables, name: file.name, path: file.path)
        for source in file.sources { try deliver(source, body) }
        for (name, place, problem) in file.failures { try fail(name, problem, body, place: place) }
        if let fault = file.forgiven { notes.forgiven.append(fault) }
    }
}

/// A feed that was read, and the sources that it holds.
struct FeedFile {
    private(set) var sources: [RawSource] = []
    private(set) var failures: [(name: String, place: String?, problem: IntakeProblem)] = []
    /// What was wrong with it, and did no harm.
    private(set) var forgiven: String?

    /// - Parameters:
    ///   - bytes: the feed, unpacked.
    ///   - charset: what the transport declares.
    ///   - name: the file's name in the record.
    ///   - path: where it is, for messages.
    init(_ bytes: [UInt8], charset: String?, tables: ReadingTables, name: String, path: String?) {
        let (feed, reader, decoded) = FeedFile.parse(bytes, charset: charset, tables: tables)
        let place = path ?? name
        var line = 1
        var counted = 0
        for entry in feed.entries {
            let slice =
                decoded.raw(
                    entry.range.lowerBound)..<min(
                    bytes.count, max(decoded.raw(entry.range.lowerBound), decoded.raw(entry.range.upperBound)))
            if slice.lowerBound >= counted {
                for at in counted..<slice.lowerBound where bytes[at] == 0x0A { line += 1 }
                counted = slice.lowerBound
            }
            let entryName = entry.link ?? entry.id ?? "\(name):\(entry.number)"
            let entryPlace = "\(place): entry \(entry.number)"
            let hasTitle = entry.title.map { !$0.isEmpty } ?? false
            guard entry.body != nil || hasTitle else {
                failures.append((entryName, entryPlace, .entryWithoutText(number: entry.number)))
                continue
            }
            var source = RawSource(
                name: entryName, kind: .entry, bytes: Array(bytes[slice]), place: entryPlace)
            source.row = Document.Row(
                file: name, number: entry.number, kind: .entry, offset: slice.lowerBound, line: line)
            source.stated = FeedFile.metadata(entry, of: feed)
            var markup = DerivedMarkup(decoded, base: slice.lowerBound)
            if let title = entry.title, hasTitle {
                markup.add("<h1>")
                reader.write(title, to: &markup)
                markup.add("</h1>")
            }
            if var text = entry.body {
                text.keepsLines = text.form == .plain
                markup.add("<div>")
                reader.write(text, to: &markup)
            }
            var derived = markup.result
            derived.rawLineBreaks = source.bytes.indices.filter { source.bytes[$0] == 0x0A }.map { $0 + 1 }
            source.derived = derived
            sources.append(source)
        }
        if feed.breaksOff, let fault = feed.fault {
            failures.append((name, path, .archiveDamaged(offset: decoded.raw(fault.offset), fault.what)))
        } else if feed.entries.isEmpty {
            failures.append((name, path, .feedWithoutEntries))
        } else if let fault = feed.fault {
            forgiven = "\(place): \(fault.what) at byte \(decoded.raw(fault.offset))"
        }
    }

    /// Parses a feed of whatever kind.
    static func parse(
        _ bytes: [UInt8], charset: String?, tables: ReadingTables
    ) -> (feed: Feed, reader: FeedTextReader, decoded: DecodedText) {
        let isJSON = bytes.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "{")
        let decoded = tables.decoder.decode(
            bytes, declared: isJSON ? charset : charset ?? DeclaredCharset.ofXML(bytes), keepsMark: false)
        let (feed, reader) =
            isJSON
            ? JSONFeedParser.read(decoded, references: tables.references)
            : FeedParser.read(decoded, references: tables.references)
        return (feed, reader, decoded)
    }

    private static func metadata(_ entry: FeedEntry, of feed: Feed) -> StatedMetadata {
        var stated = StatedMetadata()
        if let link = entry.link ?? entry.id, link.hasPrefix("http") { stated.url = link }
        stated.publisher = entry.source ?? publisher(feed)
        let names = entry.authors.compactMap(\.name)
        if !names.isEmpty { stated.authors = names }
        stated.published = (entry.published ?? entry.updated).map { CalendarPeriod($0.day) }
        stated.moment = (entry.published ?? entry.updated).flatMap { $0.utc.contains("T") ? $0.utc : nil }
        stated.modified = entry.updated.map { CalendarPeriod($0.day) }
        stated.language = entry.language ?? feed.language
        return stated
    }

    /// The outlet: the part of the feed's title that is the site's name, else the title.
    private static func publisher(_ feed: Feed) -> String? {
        guard let title = feed.title, !title.isEmpty else { return feed.link.flatMap(PageAddress.init)?.host }
        let parts = TitleParts(title).parts
        if parts.count > 1, let site = feed.link.flatMap(PageAddress.init)?.siteName,
            let part = parts.first(where: { PageMetadata.meets($0, site: site) })
        {
            return part
        }
        return title
    }
}
