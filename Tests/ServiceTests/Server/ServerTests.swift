import Diplomacy
import Foundation
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import Service

/// The server's own ways.
@Suite struct ServerTests {
    @Test func whatABrowserHoldsIsNotSentAgain() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let first = try await ask.get("/states")
            let tag = try #require(first.headers[.eTag])
            let second = try await ask.get("/states", [.ifNoneMatch: tag])
            #expect(second.status == .notModified)
            #expect(second.body.readableBytes == 0)
            // What is written makes a new page of it.
            let note = try await ask.post(
                "/correct/note", ["subject": "NOR", "why": "seen", "form_token": room.room.door.houseToken])
            #expect(note.status == .seeOther)
            #expect(try await ask.get("/states", [.ifNoneMatch: tag]).status == .ok)
            let style = try #require(try await ask.get("/static/style.css").headers[.eTag])
            #expect(try await ask.get("/static/style.css", [.ifNoneMatch: style]).status == .notModified)
        }
    }

    @Test func aHeadHasNoBody() async throws {
        try await TestRoom.with { (ask, _) async throws -> Void in
            let head = try await ask.client.execute(uri: "/states", method: .head)
            #expect(head.status == .ok)
            #expect(head.body.readableBytes == 0)
        }
    }

    @Test func metricsAndHealthAreTold() async throws {
        try await TestRoom.with { (ask, _) async throws -> Void in
            _ = try await ask.get("/nothing")
            #expect(try await ask.get("/health").text == "well\n")
            let text = try await ask.get("/metrics").text
            #expect(text.contains("chancery_requests_total{kind=\"page\",status=\"404\"} 1\n"))
            #expect(text.contains("chancery_request_seconds_bucket{kind=\"page\",le=\"+Inf\"} 1\n"))
            #expect(text.contains("# TYPE chancery_register_revision gauge\n"))
        }
    }

    @Test func theLeastUsedGoesFirst() {
        let cache = PageCache(most: 100_000)
        func key(_ path: String) -> PageCache.Key { PageCache.Key(path: path, visitor: .nobody) }
        let entry = PageCache.Entry(status: 200, bytes: [UInt8](repeating: 0x61, count: 9000))
        for number in 0..<10 { cache.keep(entry, as: key("/\(number)"), at: 1) }
        _ = cache.entry(key("/0"), at: 1)
        for number in 10..<12 { cache.keep(entry, as: key("/\(number)"), at: 1) }
        #expect(cache.bytes <= 100_000)
        #expect(cache.entry(key("/0"), at: 1) != nil)
        #expect(cache.entry(key("/1"), at: 1) == nil)
        #expect(cache.entry(key("/0"), at: 2) == nil)
    }

    @Test func aTokenIsSetInWhereItsPlaceIs() {
        let entry = PageCache.Entry(status: 200, text: "<a>@@</a><b>@@</b>", placeholder: "@@")
        #expect(String(buffer: entry.body(token: "t")) == "<a>t</a><b>t</b>")
    }

    @Test func whatIsTooMuchIsRefusedAtOnce() async throws {
        let pool = WorkPool(width: 1, longestQueue: 1)
        let gate = DispatchSemaphore(value: 0)
        async let first = pool.run {
            gate.wait()
            return 1
        }
        while pool.load < 1 { try await Task.sleep(for: .milliseconds(1)) }
        async let second = pool.run { 2 }
        while pool.load < 2 { try await Task.sleep(for: .milliseconds(1)) }
        await #expect(throws: Refusal.self) { try await pool.run { 3 } }
        gate.signal()
        #expect(try await [first, second] == [1, 2])
        while pool.load > 0 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(pool.load == 0)
    }

    @Test func whatWasWantedLastIsMadeAheadFirst() async throws {
        let made = Mutex<[Int]>([])
        let begun = DispatchSemaphore(value: 0)
        let gate = DispatchSemaphore(value: 0)
        let ahead = PagesAhead(most: 3)
        ahead.want([
            {
                begun.signal()
                gate.wait()
            }
        ])
        begun.wait()
        // Of five that wait, the three wanted last are made.
        ahead.want([1, 2].map { number in { made.withLock { $0.append(number) } } })
        ahead.want([3, 4, 5].map { number in { made.withLock { $0.append(number) } } })
        gate.signal()
        while made.withLock({ $0.count }) < 3 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(made.withLock { $0 } == [3, 4, 5])
        ahead.close()
        ahead.want([{ made.withLock { $0.append(6) } }])
        #expect(ahead.load == 0)
    }

    @Test(arguments: [1, 2]) func whoReadsABriefFindsItsTimelineMade(times: Int) async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let story = try #require(try room.room.desk.register.stories().first)
            // Also where the brief itself was kept: a note makes the timeline old, and the brief is asked for before it.
            for time in 0..<times {
                if time > 0 {
                    _ = try await ask.post(
                        "/correct/note", ["subject": "NOR", "why": "seen", "form_token": room.room.door.houseToken])
                }
                _ = try await ask.get(PageAddress.brief(story.id).path)
            }
            let visitor = Visitor(name: "ana", role: .analyst, formToken: "", isSignedIn: false)
            let key = PageCache.Key(path: PageAddress.timeline(story.id).path, visitor: visitor)
            let revision = try room.room.desk.register.lastRevision()
            var kept: PageCache.Entry?
            for _ in 0..<2000 where kept == nil {
                try await Task.sleep(for: .milliseconds(5))
                kept = room.room.cache.entry(key, at: revision)
            }
            let entry = try #require(kept)
            let page = try await ask.get(PageAddress.timeline(story.id).path)
            #expect(String(buffer: entry.body(token: room.room.door.houseToken)) == page.text)
        }
    }

    @Test func aRecordIsReadAgainWhenSomethingWasWritten() async throws {
        try await TestRoom.with { (_, room) async throws -> Void in
            let register = room.room.desk.register
            let records = RecordCache(register)
            let story = try #require(try register.stories().first)
            let direct = try register.record(of: [story.id], withNames: false)
            #expect(try records.record(of: [story.id]).statements == direct.statements)
            #expect(try records.record(of: [story.id]).statements == direct.statements)
            let document = try #require(try records.record(of: [story.id]).documents.first)
            _ = try register.correct([
                Correction(.mark(document.id, [.internal]), by: "ana", at: "2026-03-01T09:00:00Z", why: "for the house")
            ])
            let marked = try records.record(of: [story.id]).documents.first { $0.id == document.id }
            #expect(marked?.desk?.handling == [.internal])
        }
    }

    @Test func whatIsNotThereIsToldWithTheWayBack() async throws {
        try await TestRoom.with { (ask, _) async throws -> Void in
            for path in ["/nothing", "/state/ZZZ", "/entity/person:nobody"] {
                let page = try await ask.get(path)
                #expect(page.status == .notFound && page.text.contains("href=\"/states\""), "\(path)")
            }
        }
    }

    @Test func aPairTellsItsAffairsAndASearchWhomItNames() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let story = try #require(try room.room.desk.register.stories().first)
            #expect(try await ask.get("/pair/NOR/CHL").text.contains(PageAddress.brief(story.id).path))
            #expect(try await ask.get("/search?q=Chile").text.contains("href=\"/state/CHL\""))
        }
    }

    @Test func whatIsRetractedIsNoWitness() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let story = try #require(try room.room.desk.register.stories().first)
            #expect(try await ask.get(PageAddress.brief(story.id).path).text.contains("3 reports"))
            _ = try await ask.post(
                "/correct/retract",
                [
                    "document": TernAffair.gazette.id.rawValue, "why": "withdrawn by the paper",
                    "form_token": room.room.door.houseToken,
                ])
            let brief = try await ask.get(PageAddress.brief(story.id).path).text
            #expect(brief.contains("2 reports") && brief.contains("1 more retracted"))
            let matrix = try await ask.get(PageAddress.matrix(story.id).path).text
            #expect(matrix.contains("Northern Wire") && !matrix.contains("Harbour Gazette"))
        }
    }
}
