import Diplomacy
import Foundation
import Register
import SourceText
import Testing

@testable import Service

/// The pages of a small affair, against what they were: `CHANCERY_UPDATE_GOLDEN=1` writes them anew.
@Suite struct PageTests {
    /// Every page that the affair has, by the name of its file.
    static func addresses(_ register: Register) throws -> [(name: String, address: PageAddress)] {
        let story = try #require(try register.stories().first?.id)
        let signing = TernAffair.signing(TernAffair.wire, day: 2)
        var fields = SearchFields()
        fields.words = "accord"
        return [
            ("affairs", .affairs()), ("brief", .brief(story)), ("matrix", .matrix(story)),
            ("question", .question(story, finding: "finding:00000000000000a1")), ("timeline", .timeline(story)),
            ("affair-sources", .affairSources(story)), ("states", .states), ("state", .state("CHL")),
            ("leaning", .leaning("NOR")), ("pair", .pair("CHL", "NOR")), ("pair-leaning", .pairLeaning("CHL", "NOR")),
            ("frameworks", .frameworks), ("framework", .framework("fw:tern-accord")),
            ("person", .entity("person:ana-rivera")), ("sources", .sources()), ("forecasts", .forecasts()),
            ("scores", .scores), ("search", .search(fields)),
            ("document", .document(TernAffair.wire.id.rawValue, mark: signing.span)),
            ("statement", .statement(signing.id)),
            ("corrections", .corrections()), ("add", .add), ("account", .account),
            ("sign-in", .signIn(next: "/states")),
            ("help", .help),
        ]
    }

    @Test func pagesAreThoseOfTheGoldenFiles() throws {
        try TernAffair.withPages { pages, register in
            for (name, address) in try Self.addresses(register) {
                let page = try pages.page(address, for: TernAffair.analyst)
                #expect(page.status == 200, "\(name)")
                let today = String(Register.now().prefix(10))
                try expectGolden("\(name).html", page.html.replacingOccurrences(of: today, with: "TODAY"))
            }
        }
    }

    @Test func aReaderGetsNoFormThatChangesAnything() throws {
        try TernAffair.withPages { pages, register in
            for (name, address) in try Self.addresses(register) {
                let html = try pages.page(address, for: TernAffair.reader).html
                #expect(!html.contains("action=\"/correct/"), "\(name)")
                #expect(!html.contains("action=\"/add\""), "\(name)")
            }
        }
    }

    @Test func everyFormCarriesTheToken() throws {
        try TernAffair.withPages { pages, register in
            for (name, address) in try Self.addresses(register) {
                let html = try pages.page(address, for: TernAffair.analyst).html
                let forms = html.components(separatedBy: "<form").dropFirst().filter { $0.contains("method=\"post\"") }
                for form in forms {
                    #expect(form.contains("name=\"form_token\" value=\"token-of-the-form\""), "\(name)")
                }
            }
        }
    }

    @Test func noPageHoldsAStyleOrAScriptOfItsOwn() throws {
        try TernAffair.withPages { pages, register in
            for (name, address) in try Self.addresses(register) {
                let html = try pages.page(address, for: TernAffair.analyst).html
                for marks in [" style=", "<style", "onclick", "onload", "javascript:", "<script>"] {
                    #expect(!html.contains(marks), "\(name) holds \(marks)")
                }
                #expect(html.components(separatedBy: "<h1").count == 2, "\(name) has one heading of the first rank")
                let ids = html.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
                #expect(Set(ids).count == ids.count, "\(name): each id stands once")
            }
        }
    }

    @Test func aReaderSeesNoneOfWhatIsMarked() throws {
        try TernAffair.withPages { pages, register in
            let gazette = TernAffair.gazette
            _ = try register.correct([
                Correction(.mark(gazette.id, [.internal]), by: "ana", at: "2026-03-09T10:00:00Z", why: "for the house")
            ])
            try TernAffair.collate(register)
            let id = String(gazette.id.rawValue.dropFirst(4))
            for (name, address) in try Self.addresses(register) {
                let page = try pages.page(address, for: TernAffair.reader)
                #expect(name == "add" || page.status == 200, "\(name): what is left of it is shown")
                for words in [id, "gazette.txt", "Tern Accord signed", "on 3 March 2026"] {
                    #expect(!page.html.contains(words), "\(name) tells \(words)")
                }
            }
            #expect(try pages.page(.document(gazette.id.rawValue), for: TernAffair.reader).status == 404)
            #expect(try pages.page(.document(gazette.id.rawValue), for: TernAffair.analyst).status == 200)
        }
    }

    @Test func whatIsNotThereSaysSo() throws {
        try TernAffair.withPages { (pages, _) throws -> Void in
            for address: PageAddress in [
                .brief("story:0"), .matrix("story:0"), .question("story:0", finding: "finding:0"), .timeline("story:0"),
                .affairSources("story:0"), .state("ZZZ"), .leaning("ZZZ"), .pair("NOR", "ZZZ"), .framework("fw:none"),
                .entity("person:none"), .document("none.txt"), .statement("event:0"), .statement("nothing"),
                .correction("correction:0"),
            ] {
                #expect(try pages.page(address, for: TernAffair.analyst).status == 404, "\(address.path)")
            }
        }
    }

    @Test func aCorrectionIsToldOnThePageThatItLeadsTo() throws {
        try TernAffair.withPages { pages, register in
            let signing = TernAffair.signing(TernAffair.gazette, day: 3)
            let correction = Correction(
                .reject(StatementAddress(signing)), by: "ana", at: "2026-03-09T10:00:00Z", why: "a misprint")
            _ = try register.correct([correction])
            try TernAffair.collate(register)
            let story = try #require(try register.stories().first?.id)
            let address = PageAddress(path: ["affair", story], query: ["done": correction.id])
            let html = try pages.page(try #require(address), for: TernAffair.analyst).html
            #expect(html.contains("Done: reject an event of gazette.txt, by ana: a misprint"))
            #expect(html.contains("value=\"\(correction.id)\""))
            #expect(!html.contains("on 3 March 2026"), "the brief is without what was rejected")
        }
    }
}

/// Compares a page with a file under `Golden/`; with `CHANCERY_UPDATE_GOLDEN=1` in the environment it writes the file.
private func expectGolden(_ name: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("Golden").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["CHANCERY_UPDATE_GOLDEN"] == "1" {
        try Data(text.utf8).write(to: file)
        return
    }
    let old = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard old != text else { return }
    let lines = (
        old.split(separator: "\n", omittingEmptySubsequences: false),
        text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let line = zip(lines.0, lines.1).enumerated().first { $1.0 != $1.1 }?.offset ?? min(lines.0.count, lines.1.count)
    Issue.record(
        """
        \(name) differs from line \(line + 1):
        - \(line < lines.0.count ? String(lines.0[line]) : "(end)")
        + \(line < lines.1.count ? String(lines.1[line]) : "(end)")
        CHANCERY_UPDATE_GOLDEN=1 writes it anew.
        """, sourceLocation: sourceLocation)
}
