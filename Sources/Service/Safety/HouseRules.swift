import Foundation

/// Who is let in, and under which name the room is reached.
struct HouseRules: Sendable {
    /// Whether somebody has to sign in.
    let demandsSignIn: Bool
    /// Whether a browser speaks to the room by https, through a server before it.
    let isSecure: Bool
    /// Whether a server before it says in `X-Forwarded-For` who asks.
    let isBehindProxy: Bool
    /// The names that a browser may know the room by; nil for any.
    private let names: Set<String>?

    /// The rules for an address that is listened at.
    ///
    /// - Parameters:
    ///   - host: the address.
    ///   - signIn: whether somebody has to sign in on loopback too.
    ///   - publicAddress: what a browser calls the room, where a server stands before it: `https://room.example.org`.
    init(host: String, signIn: Bool, publicAddress: String?) {
        let isLoopback = HouseRules.isLoopback(host)
        isSecure = publicAddress?.lowercased().hasPrefix("https://") ?? false
        isBehindProxy = publicAddress != nil
        demandsSignIn = !isLoopback || signIn || publicAddress != nil
        var names: Set<String>? = isLoopback ? ["localhost", "127.0.0.1", "[::1]"] : nil
        if let publicAddress {
            let rest = publicAddress.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != "/" }
            names = (names ?? [HouseRules.name(of: host)]).union([HouseRules.name(of: String(rest))])
        }
        self.names = names
    }

    /// Whether an address is one that only this machine reaches.
    static func isLoopback(_ host: String) -> Bool {
        let host = name(of: host)
        return host == "localhost" || host == "[::1]" || host == "::1" || host == "0:0:0:0:0:0:0:1"
            || (host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." })
    }

    /// The name of `name:8080` or `[::1]:8080`, in small letters.
    private static func name(of authority: String) -> String {
        let small = authority.lowercased()
        if small.hasPrefix("[") {
            return small.firstIndex(of: "]").map { String(small[...$0]) } ?? small
        }
        // An address of IPv6 without brackets has more than one colon.
        let parts = small.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? String(parts[0]) : small
    }

    /// Whether the room goes by a name. Where it does not, another site may have given its own name our address, to have the
    /// browser of somebody here ask us in its place (DNS rebinding).
    func goesBy(_ authority: String) -> Bool { names.map { $0.contains(HouseRules.name(of: authority)) } ?? true }

    /// Whether a page of ours sent a request that changes something; programs that are no browser say nothing of it.
    ///
    /// - Parameters:
    ///   - origin: the header `Origin`.
    ///   - site: the header `Sec-Fetch-Site`.
    ///   - authority: the header `Host`.
    func isOwn(origin: String?, site: String?, authority: String) -> Bool {
        if let site, site != "same-origin", site != "none" { return false }
        guard let origin else { return true }
        let rest = origin.drop { $0 != "/" }.drop { $0 == "/" }
        return origin.contains("://") && rest.lowercased() == authority.lowercased()
    }
}
