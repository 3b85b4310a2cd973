import Diplomacy
import SourceText
import Testing

@testable import Service

/// Addresses of pages are stable: what a path names has that path.
@Suite struct PageAddressTests {
    private func address(_ path: String) -> PageAddress? {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        func decoded(_ text: Substring) -> String { text.removingPercentEncodingOfASCII }
        var query: [String: String] = [:]
        for field in parts.count > 1 ? parts[1].split(separator: "&") : [] {
            let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query[decoded(pair[0])] = pair.count > 1 ? decoded(pair[1]) : ""
        }
        return PageAddress(path: parts.first.map { $0.split(separator: "/").map(decoded) } ?? [], query: query)
    }

    @Test(arguments: [
        "/", "/?order=disputed", "/?order=biggest&page=3", "/affair/18cce22375faeac0", "/affair/18cce22375faeac0?all=1",
        "/affair/18cce22375faeac0/matrix", "/affair/18cce22375faeac0/matrix?verdict=conflict&page=2",
        "/affair/18cce22375faeac0/question/00cce22375faeac0", "/affair/18cce22375faeac0/timeline",
        "/affair/18cce22375faeac0/sources", "/states", "/state/KAZ", "/state/KAZ?page=2", "/state/KAZ/leaning",
        "/pair/KAZ/ISR", "/pair/KAZ/ISR/leaning", "/frameworks", "/framework/fw:abraham-accords",
        "/entity/person:kassym-jomart-tokayev", "/sources", "/sources?page=2", "/forecasts", "/forecasts/scores",
        "/search", "/search?q=grid%20%22pact%22&about=KAZ&kind=event&page=2", "/document/18cce22375faeac0",
        "/document/18cce22375faeac0?mark=12-40", "/document/wire.txt", "/statement/event:0f3c", "/corrections",
        "/correction/18cce22375faeac0", "/add", "/account", "/sign-in", "/sign-in?next=%2Fstates", "/help",
        "/affair/18cce22375faeac0?done=correction:18cce22375faeac0",
        "/affair/18cce22375faeac0?all=1&done=correction:18cce22375faeac0",
    ])
    func aPathLeadsBackToItself(_ path: String) throws {
        #expect(try #require(address(path)).path == path)
    }

    @Test(arguments: [
        "/nothing", "/affair", "/affair/a/b", "/affair/a/b/c", "/states/KAZ", "/pair/KAZ", "/a/b/c/d/e/f",
        "/static/style.css",
        "/document",
    ])
    func whatNamesNoPageIsNone(_ path: String) { #expect(address(path) == nil) }

    @Test func whatIsNoNumberIsTheFirstPage() {
        #expect(address("/?page=-4") == .affairs())
        #expect(address("/?page=x") == .affairs())
        #expect(address("/?page=99999999999") == .affairs(.newest, page: 10_000))
        #expect(address("/document/a.txt?mark=9-3") == .document("a.txt"))
        #expect(address("/document/a.txt?mark=x") == .document("a.txt"))
    }

    /// What a link says to go on to must not lead to another host.
    @Test(arguments: ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a b"])
    func onlyOwnPathsAreGoneOnTo(_ path: String) { #expect(PageAddress.local(path) == "/") }
}

extension Substring {
    /// The text with `%41` as `A`.
    fileprivate var removingPercentEncodingOfASCII: String {
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count > 1,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
