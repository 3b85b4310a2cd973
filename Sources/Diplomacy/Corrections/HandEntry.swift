import Foundation
import SourceText

/// What an analyst enters by hand: one statement, on somebody's word or her own.
///
/// It becomes a ``Document`` of its own, whose text says the statement in words and whose raw bytes are the entry as JSON:
/// so it is hashed, cited, verified, corrected and retracted as every report is. Made again from its bytes, it is the same.
public struct HandEntry: Sendable, Hashable, Codable {
    /// Name and version of what makes a document of an entry.
    public static let extractor = "chancery-entry 1"

    /// The kind of statement.
    public var kind: Statement.Kind
    /// Its fields, by the names that the record gives them.
    public var fields: [String: String]
    /// The names of the entities that the fields speak of.
    public var named: [String: String]
    /// Whether it is said to be so.
    public var modality: Statement.Modality
    /// Who enters it.
    public var by: String
    /// When, in UTC (ISO 8601).
    public var at: String
    /// The statement in the analyst's own words; nil where they are to be made from the fields.
    public var words: String?
    /// On what it rests; nil for the analyst's own knowledge.
    public var source: String?
    /// The document of the register that it rests on.
    public var document: DocumentID?
    /// The outlet or body that says so, by the id that it had in the record.
    public var via: EntityID?
    /// When the source said so; nil where it is not known.
    public var published: CalendarPeriod?
    /// The id of the affair that it belongs to; nil where that is to be found.
    public var affair: String?
    /// How it may be handled.
    public var handling: [HandlingMark]

    /// An entry; by default of the analyst's own knowledge, said to be so.
    ///
    /// - Throws: ``ContentForm/Fault`` where the fields make no statement.
    public init(
        _ kind: Statement.Kind, fields: [String: String], named: [EntityID: String], by: String, at: String,
        modality: Statement.Modality = .actual, words: String? = nil, source: String? = nil,
        document: DocumentID? = nil, via: EntityID? = nil, published: CalendarPeriod? = nil, affair: String? = nil,
        handling: [HandlingMark] = []
    ) throws(ContentForm.Fault) {
        _ = try ContentForm(kind, fields.mapValues { $0 }).content()
        self.kind = kind
        self.fields = fields
        self.named = Dictionary(uniqueKeysWithValues: named.map { ($0.key.rawValue, $0.value) })
        self.modality = modality
        self.by = by
        self.at = at
        self.words = words
        self.source = source
        self.document = document
        self.via = via
        self.published = published
        self.affair = affair
        self.handling = handling
    }

    /// An entry from the raw bytes of its document; nil where they are none.
    public init?(raw: [UInt8]) {
        guard let entry = try? JSONDecoder().decode(HandEntry.self, from: Data(raw)) else { return nil }
        self = entry
    }

    /// The entry as JSON, its members sorted: the raw bytes of its document.
    public var raw: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // An entry is made of strings and whole numbers, which JSON can always hold.
        return ((try? encoder.encode(self)).map { [UInt8]($0) } ?? []) + [0x0A]
    }

    /// What it says.
    ///
    /// - Throws: ``ContentForm/Fault``.
    public func content() throws(ContentForm.Fault) -> Statement.Content {
        try ContentForm(kind, fields.mapValues { $0 }).content()
    }

    /// The entry as a document: the statement in words, then a line that tells who entered it on whose word.
    public var asDocument: Document {
        let sentence = self.sentence
        let basis =
            source.map { "Source: \($0)" + (published.map { ", \($0.iso8601)" } ?? "") + "." } ?? "Own knowledge."
        let text = Text("\(sentence)\n\n\(basis) Entered by \(by), \(at.prefix(10)).\n")
        let sha256 = SHA256.hexadecimal(of: raw)
        let body = Span(0, sentence.utf8.count)
        var document = Document(
            id: DocumentID(rawValue: "doc:" + sha256.prefix(16)), name: "\(EntityID.slug(by))-\(at.prefix(10))",
            sha256: sha256, extractor: HandEntry.extractor, text: text, title: sentence, authors: [by],
            published: published ?? CalendarPeriod(iso8601: at.prefix(10)), language: "en", kind: .other, body: [body],
            furniture: [Span(body.end, text.count)])
        if sentence.utf8.count > 120 { document.title = nil }
        return document
    }

    /// The remarks on its document.
    public var desk: DeskRemarks {
        DeskRemarks(
            entry: DeskRemarks.Entry(by: by, at: at, source: source, document: document), handling: handling)
    }

    /// Puts the statement into a reading of the entry's document, in place of what was read out of its words.
    ///
    /// - Throws: ``ContentForm/Fault``.
    public func enter(into reading: inout Reading) throws(ContentForm.Fault) {
        let span = reading.document.body.first ?? Span(0, 0)
        reading.document.desk = desk
        reading.statements = [
            Statement(
                document: reading.document.id, span: span, via: via, modality: modality, content: try content())
        ]
        reading.attributions = []
        reading.citations = via.map { [Citation(document: reading.document.id, cites: $0, span: span)] } ?? []
        let known = Set(reading.entities.map(\.id))
        for (id, name) in named.sorted(by: { $0.key < $1.key }) where !known.contains(EntityID(rawValue: id)) {
            reading.entities.append(Entity(named: name, id: EntityID(rawValue: id)))
        }
    }

    /// The statement in words.
    public var sentence: String {
        if let words { return words.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        func name(_ field: String) -> String {
            let ids = (fields[field] ?? "").split(separator: ",").map { named[String($0)] ?? String($0) }
            guard ids.count > 1, let last = ids.last else { return ids.first ?? "" }
            return ids.dropLast().joined(separator: ", ") + " and " + last
        }
        func plain(_ field: String) -> String {
            (fields[field] ?? "").split(separator: "_").joined(separator: " ")
        }
        func since(_ field: String) -> String { fields[field].map { ", since \($0)" } ?? "" }
        let said: String
        switch kind {
        case .status: said = "\(name("state")): \(plain("status")) in \(name("framework"))\(since("date"))"
        case .tie: said = "\(name("a")) and \(name("b")): \(plain("type"))\(since("since"))"
        case .deal:
            let amount = [fields["value"] ?? fields["low"], fields["unit"]].compactMap { $0 }.joined(separator: " ")
            said =
                "\(name("parties")): "
                + [plain("instrument"), plain("sector"), amount, plain("status")].filter { !$0.isEmpty }
                .joined(separator: ", ")
        case .condition:
            let met = fields["met"].map { $0 == "yes" ? " (met)" : " (not met)" } ?? ""
            let purpose = fields["for"].map { "for \($0), " } ?? ""
            said = "\(name("actor")): \(purpose)\(fields["requires"] ?? "")\(met)"
        default:
            said = ContentForm.fields(of: kind).compactMap { field -> String? in
                guard fields[field] != nil else { return nil }
                return field + " " + (ContentForm.entityFields.contains(field) ? name(field) : plain(field))
            }.joined(separator: ", ")
        }
        return said + (modality == .actual ? "" : " (\(modality.rawValue))") + "."
    }
}
