import SourceText

/// What reading a source again needs beside its bytes and its name: kept by whoever keeps the bytes.
public struct SourceTraits: Sendable, Hashable, Codable {
    /// What is said of it from outside.
    private struct Stated: Sendable, Hashable, Codable {
        var url: String?
        var title: String?
        var publisher: String?
        var authors: [String]?
        var published: CalendarPeriod?
        var otherPublished: CalendarPeriod?
        var moment: String?
        var modified: CalendarPeriod?
        var language: String?

        init?(_ metadata: StatedMetadata) {
            if metadata == StatedMetadata() { return nil }
            url = metadata.url
            title = metadata.title
            publisher = metadata.publisher
            authors = metadata.authors
            published = metadata.published
            otherPublished = metadata.otherPublished
            moment = metadata.moment
            modified = metadata.modified
            language = metadata.language
        }

        var metadata: StatedMetadata {
            var metadata = StatedMetadata(
                url: url, title: title, publisher: publisher, authors: authors, published: published)
            metadata.otherPublished = otherPublished
            metadata.moment = moment
            metadata.modified = modified
            metadata.language = language
            return metadata
        }
    }

    private var kind: String
    private var stated: Stated?
    private var ruled: Stated?
    private var charset: String?
    private var row: Document.Row?
    private var namesIdentity: Bool

    /// The traits of a source; nil where its text was made out of its bytes by the reader of what it came in (an entry of a
    /// feed), and cannot be made again from them alone.
    public init?(_ source: RawSource) {
        guard source.derived == nil else { return nil }
        kind = source.kind.rawValue
        stated = Stated(source.stated)
        ruled = Stated(source.ruled)
        charset = source.charset
        row = source.row
        namesIdentity = source.namesIdentity
    }

    /// The source that they are of; nil where this program knows no such kind.
    ///
    /// - Parameters:
    ///   - bytes: its raw bytes.
    ///   - name: its document's name.
    public func source(_ bytes: [UInt8], name: String) -> RawSource? {
        guard let kind = RawSource.Kind(rawValue: kind) else { return nil }
        return RawSource(
            name: name, kind: kind, bytes: bytes, stated: stated?.metadata ?? StatedMetadata(),
            ruled: ruled?.metadata ?? StatedMetadata(), charset: charset, row: row, namesIdentity: namesIdentity)
    }
}

extension RawSource {
    /// The source with what the user says of it, over what is said already.
    public func ruled(by metadata: StatedMetadata) -> RawSource {
        var source = self
        if let url = metadata.url { source.ruled.url = url }
        if let title = metadata.title { source.ruled.title = title }
        if let publisher = metadata.publisher { source.ruled.publisher = publisher }
        if let authors = metadata.authors { source.ruled.authors = authors }
        if let published = metadata.published {
            source.ruled.published = published
            source.ruled.otherPublished = metadata.otherPublished
        }
        return source
    }
}
