import Diplomacy
import SourceText
import Testing

@testable import Register

/// What is packed comes back as it was; damaged bytes give an error and no trap.
@Suite struct PackedReadingTests {
    private static let text = Text("Norway and Chile signed a pact worth $2bn on 3 May 2026, the ministry said.")

    private static func reading() -> Reading {
        var document = Document(plain: String(decoding: text.bytes, as: UTF8.self), name: "pact.txt")
        document.published = CalendarPeriod(year: 2026, month: 5, day: 4)
        let id = document.id
        let day = CalendarPeriod(year: 2026, month: 5, day: 3)
        func statement(_ content: Statement.Content) -> Statement {
            Statement(
                document: id, span: Span(0, 36), region: .headline, speaker: "gov:NOR", via: "outlet:x",
                modality: .planned,
                time: StatedTime(span: Span(43, 55), period: day, granularity: .day, modifier: .approximate),
                content: content)
        }
        let amount = Amount(value: 2e9, low: 1.5e9, high: nil, bound: .atLeast, unit: "USD")
        return Reading(
            document: DocumentSummary(document),
            entities: [
                Entity(
                    id: "NOR", kind: .state, name: "Norway", names: ["Norway", "Oslo"], state: "NOR", role: nil,
                    merged: [Entity.Merge(names: ["Norway"], why: "the same code")])
            ],
            mentions: [EntityMention(document: id, span: Span(0, 6), entity: "NOR")],
            attributions: [
                Attribution(
                    document: id, source: Span(57, 69), cue: Span(70, 74), content: Span(0, 55),
                    contentPieces: [Span(0, 10), Span(12, 55)], speaker: "gov:NOR", style: .indirect)
            ],
            statements: [
                statement(
                    .event(
                        Event(
                            plover: "SUPPORT", mode: "x", cameo: "057", goldstein: 8, who: ["NOR"], whom: ["CHL"],
                            date: day, place: "place:oslo"))),
                statement(
                    .figure(
                        Figure(
                            amount: amount, what: "trade", between: ["NOR", "CHL"], of: "NOR", period: day,
                            scope: "goods"))),
                statement(.status(FrameworkStatus(framework: "fw:x", state: "NOR", stage: .acceded, date: day))),
                statement(.tie(Tie(a: "NOR", b: "CHL", type: "embassy", since: day))),
                statement(
                    .deal(
                        Deal(
                            parties: ["NOR", "CHL"], sector: "energy", instrument: "pledge", amount: amount,
                            status: .signed))),
                statement(
                    .forecast(
                        Forecast(
                            term: "likely", scale: "s", low: 0.5, high: 0.8, from: day?.first, to: day?.last,
                            horizon: "soon", by: "NOR", about: ["CHL"]))),
                statement(.assessment(Assessment(by: "NOR", about: ["CHL"]))),
                statement(.motive(Motive(actor: "NOR", act: "signed", aim: "peace", by: nil))),
                statement(.condition(Condition(actor: "NOR", purpose: "sign", requires: "a vote", met: false))),
            ],
            citations: [Citation(document: id, cites: "outlet:x", span: Span(57, 69))],
            digest: Digest(
                terms: [Digest.Term(hash: 7, count: 3), Digest.Term(hash: .max, count: 0.5)], fingerprints: [1, .max],
                words: 14, entities: [Digest.EntityCount(entity: "NOR", count: 2)], passages: passages()),
            excerpts: Excerpts(of: text, spans: [Span(0, 36), Span(57, 74)]))
    }

    /// Two clauses with a time and an amount.
    private static func passages() -> Passages {
        var passages = Passages()
        passages.entities = ["NOR"]
        passages.terms = [Passages.Term(hash: 7), Passages.Term(entity: 0), Passages.Term(hash: .max)]
        passages.values = [
            Passages.Value(
                content: .time(CalendarPeriod(CalendarDay(number: 9), CalendarDay(number: 12))), span: Span(1, 3),
                near: 0..<2, governors: 1),
            Passages.Value(
                content: .amount(Amount(value: 3, unit: "ships")), span: Span(4, 6), near: 1..<3, governors: 0),
        ]
        passages.clauses = [
            Passages.Clause(
                span: Span(0, 20), sentence: 1, terms: 0..<3, heads: 2, values: 0..<2, isDenied: true),
            Passages.Clause(
                span: Span(21, 30), sentence: 2, terms: 1..<2, heads: 0, values: 2..<2, isDenied: false),
        ]
        return passages
    }

    @Test("a reading comes back as it was") func roundTrip() throws {
        let reading = PackedReadingTests.reading()
        let packed = try PackedReading(reading)
        var back = try packed.reading(of: reading.document, text: PackedReadingTests.text)
        let hashes = reading.digest.terms.map(\.hash)
        for derived in [[], reading.digest.fingerprints] {
            let digest = PackedDigest.pack(reading.digest, of: reading, derived: derived) { hash in
                hashes.firstIndex(of: hash).map { 7 - $0 } ?? 0
            }
            back.digest = try PackedDigest.digest(
                digest, of: reading, form: PackedReading.version, derived: { derived }
            ) { number in hashes[7 - number] }
            #expect(back == reading)
            #expect(try PackedDigest.terms(digest) { hashes[7 - $0] } == reading.digest.terms)
        }
    }

    @Test("a cut or changed reading gives an error, or a reading, and never a trap") func damage() throws {
        let reading = PackedReadingTests.reading()
        let packed = try PackedReading(reading)
        for end in packed.bytes.indices {
            let cut = PackedReading(bytes: Array(packed.bytes[..<end]))
            #expect(throws: PackedReader.Damage.self) {
                try cut.reading(of: reading.document, text: PackedReadingTests.text)
            }
        }
        for place in packed.bytes.indices {
            for byte: UInt8 in [0, 1, 0x7F, 0xFF] {
                var changed = packed
                changed.bytes[place] = byte
                _ = try? changed.reading(of: reading.document, text: PackedReadingTests.text)
            }
        }
    }

    @Test("words that look alike keep their own bytes") func exact() throws {
        let (one, two) = ("caf\u{E9}", "cafe\u{301}")
        #expect(one == two)
        var writer = PackedWriter()
        for word in [one, two, one] { writer.write(word) }
        var reader = PackedReader(writer.bytes)
        for word in [one, two, one] { #expect(try Array(reader.string().utf8) == Array(word.utf8)) }
    }

    @Test("bytes come back from their packing", arguments: [0, 1, 100, 70_000])
    func compression(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * $0) }
        let packed = Compression.pack(bytes)
        #expect(try Compression.unpack(packed, size: count) == bytes)
        #expect(throws: Compression.Damage.self) { try Compression.unpack(packed, size: count + 1) }
    }
}
