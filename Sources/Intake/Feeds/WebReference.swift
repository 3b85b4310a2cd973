/// Resolves addresses that a document gives relative to another (RFC 3986, 5.2), and leaves all others as they stand.
enum WebReference {
    /// The address that `reference` means where it stands in a document of the address `base`.
    ///
    /// ```swift
    /// WebReference.resolve("briefs/12", against: "https://institute.example/")  // "https://institute.example/briefs/12"
    /// ```
    static func resolve(_ reference: String, against base: String?) -> String {
        let reference = reference.trimmed
        guard let base, !hasScheme(reference), let colon = base.range(of: "://"), hasScheme(base) else {
            return reference
        }
        let scheme = base[..<colon.lowerBound]
        let rest = base[colon.upperBound...]
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let root = scheme + "://" + host
        if reference.isEmpty { return String(base.prefix { $0 != "#" }) }
        if reference.hasPrefix("//") { return scheme + ":" + reference }
        if reference.hasPrefix("/") { return root + withoutDots(reference) }
        let path = rest[host.endIndex...].prefix { $0 != "?" && $0 != "#" }
        if reference.hasPrefix("?") { return root + path + reference }
        if reference.hasPrefix("#") { return base.prefix { $0 != "#" } + reference }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return root + withoutDots(folder + reference)
    }

    /// Whether a text begins with a scheme and a colon.
    static func hasScheme(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else { return false }
        let scheme = text.utf8[..<colon]
        guard scheme.count <= 20, let first = scheme.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A else {
            return false
        }
        return scheme.allSatisfy {
            $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
        }
    }

    /// A path without `.` and `..` (RFC 3986, 5.2.4).
    private static func withoutDots(_ path: String) -> String {
        let end = path.firstIndex { $0 == "?" || $0 == "#" } ?? path.endIndex
        let tail = path[end...]
        guard path[..<end].contains("/.") || path.hasPrefix(".") else { return path }
        var parts: [Substring] = []
        let all = path[..<end].split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in all.enumerated() {
            let isLast = index == all.count - 1
            if part == ".." {
                if parts.count > 1 { parts.removeLast() }
                if isLast { parts.append("") }
            } else if part == "." {
                if isLast { parts.append("") }
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/") + tail
    }
}
