import Foundation
import Hummingbird
import HummingbirdTesting
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
        let values = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<8 {
                group.addTask {
                    do {
                        return try await pool.run {
                            usleep(20_000)
                            return number
                        }
                    } catch is Refusal {
                        return -1
                    }
                }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(values.contains(-1))
        #expect(values.contains { $0 >= 0 })
        #expect(pool.load == 0)
    }
}
