import SourceText

/// Web archives: one source a page that was fetched.
extension ReadingRun {
    /// Types of records that may hold a report.
    private static let wanted: Set<String> = ["response", "resource", "conversion"]

    /// Reads an archive and hands out its pages, in the order they stand in.
    mutating func readArchive(_ stream: PeekStream, isARC: Bool, _ file: InputFiles.File, _ body: Receiver) rethrows {
        var reader = ArchiveReader(stream, isARC: isARC, limit: options.largestDocument)
        var seen: Set<Fingerprint> = []
        let before = (sources: notes.sources + notes.duplicateCount, failures: notes.failures)
        while true {
            let record: ArchiveRecord?
            do throws(ArchiveReader.Damage) {
                record = try reader.next { ReadingRun.wanted.contains($0.type) }
            } catch {
                try fail(file.name, .archiveDamaged(offset: error.offset, error.what), body, place: file.path)
                return
            }
            if let gap = reader.takeGap() {
                try fail(
                    file.name,
                    gap.resumed.map { .archiveGap(from: gap.offset, to: $0, gap.what) }
                        ?? .archiveDamaged(offset: gap.offset, gap.what), body, place: file.path)
            }
            guard let record else {
                if notes.sources + notes.duplicateCount == before.sources, notes.failures == before.failures {
                    try fail(file.name, .archiveWithoutPages, body, place: file.path)
                }
                return
            }
            if record.type == "revisit" {
                try revisit(record, seen, file, body)
            } else if ReadingRun.wanted.contains(record.type) {
                if let digest = record.payloadDigest { seen.insert(Fingerprint(Array(digest.utf8))) }
                try readRecord(record, file, body)
            }
            if record.isCut {
                let damage = reader.endOfBlock
                try fail(file.name, .archiveDamaged(offset: damage.offset, damage.what), body, place: file.path)
            }
        }
    }

    /// A capture of a page that had not changed: nothing new to read where the first capture was read.
    private mutating func revisit(
        _ record: ArchiveRecord, _ seen: Set<Fingerprint>, _ file: InputFiles.File, _ body: Receiver
    ) rethrows {
        notes.pass(over: "revisits of unchanged pages")
        guard let digest = record.payloadDigest, seen.contains(Fingerprint(Array(digest.utf8))) else {
            try fail(
                record.address ?? file.name, .revisitWithoutCapture, body,
                place: "\(file.path ?? file.name): record \(record.number)")
            return
        }
    }

    private mutating func readRecord(_ record: ArchiveRecord, _ file: InputFiles.File, _ body: Receiver) rethrows {
        let name = record.address ?? "\(file.name):\(record.number)"
        let place = "\(file.path ?? file.name): record \(record.number)"
        if record.isTooLarge {
            try fail(name, .tooLarge(limit: options.largestDocument), body, place: place)
            return
        }
        let message = record.message(limit: options.largestDocument, ratio: options.largestRatio)
        if let status = message.status, !status.hasPrefix("2") {
            notes.pass(over: "records of status \(status.prefix(3))")
            return
        }
        let type =
            message.fields.token("content-type")
            ?? (message.status == nil ? record.contentType.map(HeaderFields.token) : nil)
        guard ReadingRun.mayBeReport(type), record.address?.hasPrefix("metadata:") != true else {
            notes.pass(over: "records of type \(type?.prefix(60) ?? "unknown")")
            return
        }
        if let problem = message.problem {
            try fail(name, problem, body, place: place)
            if message.payload.isEmpty || problem.isAboutCoding { return }
        }
        guard message.payload.contains(where: { $0 > 0x20 }) else {
            // A payload that the cut took away is told with the archive.
            if !record.isCut { try fail(name, .empty, body, place: place) }
            return
        }
        var source = RawSource(name: name, kind: .page, bytes: message.payload, place: place)
        source.charset = message.fields.parameter("charset", of: "content-type")
        source.stated.url = record.address.flatMap { $0.hasPrefix("http") ? $0 : nil }
        source.row = Document.Row(file: file.name, number: record.number, kind: .record, offset: message.offset)
        try readMember(source, type: type, body)
    }

    /// Whether a payload of a type can be a report: a type that says nothing is looked at.
    private static func mayBeReport(_ type: String?) -> Bool {
        guard let type, !type.isEmpty else { return true }
        if type.hasPrefix("text/") { return !["text/css", "text/javascript", "text/csv", "text/vtt"].contains(type) }
        return type.contains("html") || type.contains("rss") || type.contains("atom") || type.hasSuffix("/xml")
            || type == "application/feed+json" || type == "application/pdf" || type == "application/octet-stream"
            || type.contains("wordprocessingml") || type == "message/rfc822" || type == "unk" || type == "no-type"
    }
}

extension HeaderFields {
    /// A value without its parameters, in lower case.
    static func token(_ value: String) -> String { String(value.prefix { $0 != ";" }).trimmed.lowercased() }
}
