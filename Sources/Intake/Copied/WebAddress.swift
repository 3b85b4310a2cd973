/// Tells lines that are nothing but the address of a page: `https://www.courier.example/world/story`, `www.courier.example`.
enum WebAddress {
    /// Whether some bytes are an address and nothing else; brackets around it are passed over.
    static func isAlone(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count >= 8, !text.contains(where: { $0 <= 0x20 }) else { return false }
        let start = text.first == UInt8(ascii: "<") || text.first == UInt8(ascii: "(") ? text.dropFirst() : text
        if start.starts(with: "http://".utf8) || start.starts(with: "https://".utf8) { return true }
        return start.starts(with: "www.".utf8)
    }

    /// The address that a line is, without brackets; with a scheme in any case.
    static func address(_ line: String) -> String {
        let bare = String(line.filter { !"<>".contains($0) }).trimmingPunctuation
        return bare.hasPrefix("www.") ? "https://" + bare : bare
    }
}
