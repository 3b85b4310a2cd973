import Hummingbird

/// A form as a browser sends it: fields, and files that were chosen.
struct SentForm: Sendable {
    /// A file.
    struct File: Sendable, Hashable {
        /// Its name, as the browser says it: nothing to make a path of.
        var name: String
        /// Its bytes.
        var bytes: [UInt8]
    }

    /// The fields.
    var fields = QueryFields()
    /// The files; those that no name was given, an empty choice, are left out.
    var files: [File] = []

    /// Reads the body of a request.
    ///
    /// - Parameter most: how many bytes are taken.
    /// - Throws: ``Refusal`` where it is too large, too slow, or no form.
    init(_ request: Request, most: Int) async throws {
        let body = try await RequestBytes.collect(request, most: most)
        let type = request.headers[.contentType] ?? ""
        let kind = type.prefix { $0 != ";" }.lowercased()
        if kind == "application/x-www-form-urlencoded" {
            fields = QueryFields(encoded: String(decoding: body, as: UTF8.self))
        } else if kind == "multipart/form-data" {
            guard let boundary = Multipart.boundary(of: type) else {
                throw Refusal.field("The form has no boundary between its parts.")
            }
            do throws(Multipart.Fault) {
                self = try Multipart(boundary: boundary).form(body)
            } catch {
                throw Refusal.field("The form cannot be read: \(error.rawValue).")
            }
        } else {
            throw Refusal(
                .unsupportedMediaType, "A form is wanted here, not \(kind.isEmpty ? "bytes of no type" : kind).")
        }
    }

    init() {}
}

/// The bytes of a request.
enum RequestBytes {
    /// How long a request may take to arrive.
    static let longest = Duration.seconds(120)

    /// All of them.
    ///
    /// - Throws: ``Refusal`` where they are too many or too slow.
    static func collect(_ request: Request, most: Int) async throws -> [UInt8] {
        // Said beforehand, it is refused before it is sent.
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most {
            throw Refusal.tooLarge(most)
        }
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask {
                var bytes: [UInt8] = []
                for try await buffer in request.body {
                    if bytes.count + buffer.readableBytes > most { throw Refusal.tooLarge(most) }
                    bytes.append(contentsOf: buffer.readableBytesView)
                }
                return bytes
            }
            group.addTask {
                try await Task.sleep(for: longest)
                throw Refusal.tooSlow
            }
            defer { group.cancelAll() }
            guard let bytes = try await group.next() else { throw Refusal.tooSlow }
            return bytes
        }
    }
}
