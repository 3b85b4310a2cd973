import CoreMetrics
import Hummingbird
import Logging

/// The outermost middleware: turns what fails into a reply, sets the headers of safety, writes a line, and counts.
struct AccessLog: RouterMiddleware {
    typealias Context = RoomContext

    let log: Logger
    let metrics: RoomMetrics
    let failures: Failures
    let isSecure: Bool

    func handle(
        _ request: Request, context: RoomContext, next: (Request, RoomContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response: Response
        do {
            // Beyond this no address of ours goes.
            if request.uri.string.utf8.count > 8192 { throw Refusal.longAddress }
            response = try await next(request, context)
        } catch {
            response = failures.response(to: request, context, error)
        }
        SafetyHeaders.set(&response, isSecure: isSecure)
        let duration = start.duration(to: .now)
        let nanoseconds = duration.components.seconds * 1_000_000_000 + duration.components.attoseconds / 1_000_000_000
        let kind = AccessLog.kind(request.uri.path)
        let status = response.status.code
        Counter(
            label: "chancery_requests_total", dimensions: [("kind", kind), ("status", "\(status)")], factory: metrics
        ).increment()
        Timer(label: "chancery_request_seconds", dimensions: [("kind", kind)], factory: metrics)
            .recordNanoseconds(nanoseconds)
        if log.logLevel <= .info {
            let address = context.address ?? "-"
            let account = context.trail.account ?? "-"
            let bytes = response.headers[.contentLength] ?? "-"
            let milliseconds = Double(nanoseconds / 10_000) / 100
            log.info(
                "\(address) \(account) \(request.method.rawValue) \(request.uri.string.prefix(512)) \(status) \(bytes) \(milliseconds) ms"
            )
        }
        return response
    }

    /// What a path is for the metrics: few names, whatever is asked for.
    private static func kind(_ path: String) -> String {
        for (start, kind) in [
            ("/static/", "static"), ("/api/", "api"), ("/export", "export"), ("/add", "add"), ("/correct/", "correct"),
            ("/sign-", "sign-in"), ("/health", "health"), ("/metrics", "metrics"),
        ] where path.hasPrefix(start) { return kind }
        return "page"
    }
}
