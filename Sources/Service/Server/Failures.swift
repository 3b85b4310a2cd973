import Foundation
import Hummingbird
import Logging
import Register

/// What went wrong, as a reply: a page for people, `application/problem+json` (RFC 9457) for programs.
struct Failures: Sendable {
    let pages: PageMaker
    let log: Logger

    /// A reply to what failed. What is nobody's business but ours goes to the log, and is told in general words.
    func response(to request: Request, _ context: RoomContext, _ error: any Error) -> Response {
        let refusal = refusal(of: error, request)
        var response =
            request.uri.path.hasPrefix("/api/")
            ? problem(refusal) : page(refusal, context.trail.visitor ?? context.visitor)
        for field in refusal.headers { response.headers[field.name] = field.value }
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func refusal(of error: any Error, _ request: Request) -> Refusal {
        switch error {
        case let refusal as Refusal: return refusal
        case let failure as RegisterFailure:
            log.error("\(request.uri.path): \(failure)")
            return switch failure.kind {
            case .busy:
                Refusal(.serviceUnavailable, "Another program writes to the register; try again in some seconds.")
            case .full:
                Refusal(
                    .init(code: 507, reasonPhrase: "Insufficient Storage"),
                    "The disk is full; what was committed is kept.")
            default: Refusal(.internalServerError, "The register cannot be read; the log says why [\(failure.code)].")
            }
        case let error as any HTTPResponseError:
            if error.status == .notFound { return .notFound }
            return Refusal(error.status, error.status.reasonPhrase)
        case is CancellationError: return .busy
        default:
            log.error("\(request.uri.path): \(error)")
            return Refusal(.internalServerError, "Something went wrong; the log says what.")
        }
    }

    private func page(_ refusal: Refusal, _ visitor: Visitor) -> Response {
        let page = pages.failure(status: refusal.status.code, message: refusal.message, for: visitor)
        return Response(
            status: refusal.status, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: page.html)))
    }

    private func problem(_ refusal: Refusal) -> Response {
        let body = ["type": "about:blank", "title": refusal.status.reasonPhrase, "detail": refusal.message]
        var members = body.mapValues { JSONMember.text($0) }
        members["status"] = .number(refusal.status.code)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let bytes = (try? encoder.encode(members)) ?? Data()
        return Response(
            status: refusal.status, headers: [.contentType: "application/problem+json"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    private enum JSONMember: Encodable {
        case text(String)
        case number(Int)

        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            switch self {
            case .text(let text): try value.encode(text)
            case .number(let number): try value.encode(number)
            }
        }
    }
}
