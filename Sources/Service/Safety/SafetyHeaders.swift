import HTTPTypes
import Hummingbird

/// Headers that keep a browser from doing what no page of ours asks for.
enum SafetyHeaders {
    private static let fields: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        ),
        (.xContentTypeOptions, "nosniff"),
        (name("Referrer-Policy"), "same-origin"),
        (name("X-Frame-Options"), "DENY"),
        (name("Cross-Origin-Opener-Policy"), "same-origin"),
        (name("Cross-Origin-Resource-Policy"), "same-origin"),
        (name("Permissions-Policy"), "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
    ]

    private static func name(_ name: String) -> HTTPField.Name {
        // The names above are tokens.
        guard let name = HTTPField.Name(name) else { preconditionFailure("no name of a header: \(name)") }
        return name
    }

    /// Sets them; pages and data are kept by nobody but the browser that asked, which asks each time.
    ///
    /// - Parameter isSecure: whether the room is reached by https alone.
    static func set(_ response: inout Response, isSecure: Bool) {
        for (name, value) in fields { response.headers[name] = value }
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "private, no-cache" }
    }
}
