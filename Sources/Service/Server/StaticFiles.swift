import Crypto
import Foundation
import Hummingbird
import SourceText

/// The style sheet, scripts and pictures of the pages, read into memory when the room opens.
///
/// A request names a row of this table, never a path: nothing else of the disk can be asked for.
struct StaticFiles: Sendable {
    /// One file.
    struct File: Sendable {
        var bytes: ByteBuffer
        var type: String
        var tag: String
    }

    private var files: [String: File] = [:]

    /// Reads `Resources/Static`; no folder is an empty table.
    init() throws {
        let folder = try ResourceDirectory.locate("Service").appendingPathComponent("Static")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names {
            guard let type = StaticFiles.types[(name as NSString).pathExtension] else { continue }
            let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
            let digest = SHA256.hash(data: bytes).prefix(8).map {
                String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
            }
            files[name] = File(bytes: ByteBuffer(bytes: bytes), type: type, tag: "\"\(digest.joined())\"")
        }
    }

    /// The file of a name; nil where there is none.
    subscript(name: String) -> File? { files[name] }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "ico": "image/x-icon", "woff2": "font/woff2", "txt": "text/plain; charset=utf-8",
    ]

    /// Answers a request for a file.
    func response(_ name: String, to request: Request) throws -> Response {
        guard let file = self[name] else { throw Refusal.notFound }
        let headers: HTTPFields = [.contentType: file.type, .eTag: file.tag, .cacheControl: "max-age=300"]
        if ETags.match(request, file.tag) { return Response(status: .notModified, headers: [.eTag: file.tag]) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: file.bytes))
    }
}

/// Tags by which a browser asks whether what it holds is still so.
enum ETags {
    /// Whether the browser holds what bears the tag.
    static func match(_ request: Request, _ tag: String) -> Bool {
        request.headers[values: .ifNoneMatch].contains { list in
            list.split(separator: ",").contains { $0.drop { $0 == " " } == tag || $0.drop { $0 == " " } == "W/\(tag)" }
        }
    }
}
