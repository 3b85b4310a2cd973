/// Names of elements by the vocabulary they belong to, whatever prefix a document gives it.
///
/// The prefixes are read from `xmlns` as the tags open and forgotten as they close. A prefix that nothing declares means
/// what it means everywhere: feeds that forget to declare `dc` and `content` are common.
struct XMLNames {
    /// A vocabulary that some reader knows.
    enum Vocabulary: Sendable, Equatable {
        /// Of no namespace.
        case none
        case atom10, atom03, rss10, rss09, rss20
        case content, dublinCore, dublinTerms, xhtml, rdf, xml
        /// Any other: its names mean nothing here.
        case other
    }

    private struct Binding {
        var prefix: String
        var vocabulary: Vocabulary
        /// The number of open elements when it was declared.
        var depth: Int
    }

    private static let byAddress: [String: Vocabulary] = [
        "http://www.w3.org/2005/atom": .atom10, "http://purl.org/atom/ns#": .atom03,
        "http://purl.org/rss/1.0/": .rss10, "http://my.netscape.com/rdf/simple/0.9/": .rss09,
        "http://channel.netscape.com/rdf/simple/0.9/": .rss09, "http://backend.userland.com/rss": .rss20,
        "http://backend.userland.com/rss2": .rss20, "http://blogs.law.harvard.edu/tech/rss": .rss20,
        "http://my.netscape.com/publish/formats/rss-0.91.dtd": .rss20,
        "http://backend.userland.com/blogchannelmodule": .other, "http://purl.org/net/rss1.1#": .rss10,
        "http://purl.org/rss/1.0/modules/content/": .content, "http://purl.org/dc/elements/1.1/": .dublinCore,
        "http://purl.org/dc/elements/1.0/": .dublinCore, "http://purl.org/dc/terms/": .dublinTerms,
        "http://www.w3.org/1999/xhtml": .xhtml, "http://www.w3.org/1999/02/22-rdf-syntax-ns#": .rdf,
        "http://www.w3.org/xml/1998/namespace": .xml, "": .none,
    ]

    private static let byPrefix: [String: Vocabulary] = [
        "": .none, "dc": .dublinCore, "dcterms": .dublinTerms, "content": .content, "xhtml": .xhtml, "rdf": .rdf,
        "atom": .atom10, "xml": .xml, "rss": .rss20,
    ]

    private var bindings: [Binding] = []

    /// Declarations beyond this number are passed over; no document needs as many at once.
    private static let most = 256

    /// Takes the declarations of a tag.
    ///
    /// - Parameter depth: how many elements are open around it.
    mutating func declare(_ attributes: [XMLAttribute], _ bytes: UnsafeBufferPointer<UInt8>, depth: Int) {
        for attribute in attributes where attribute.name.count >= 5 {
            guard bytes[attribute.name.prefix(5)].elementsEqual("xmlns".utf8), bindings.count < XMLNames.most else {
                continue
            }
            let prefix: String
            if attribute.name.count == 5 {
                prefix = ""
            } else if bytes[attribute.name.lowerBound + 5] == UInt8(ascii: ":") {
                prefix = String(decoding: bytes[attribute.name.dropFirst(6)], as: UTF8.self)
            } else {
                continue
            }
            let address = String(decoding: bytes[attribute.value.prefix(200)], as: UTF8.self).trimmed.lowercased()
            bindings.append(Binding(prefix: prefix, vocabulary: XMLNames.vocabulary(of: address), depth: depth))
        }
    }

    /// Takes the vocabulary of a name for the document's own: feeds were published under many addresses before Atom had one.
    mutating func adopt(_ name: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        let key = String(decoding: bytes[XMLNames.parts(name, bytes).0], as: UTF8.self)
        for index in bindings.indices where bindings[index].prefix == key && bindings[index].vocabulary == .other {
            bindings[index].vocabulary = .none
        }
    }

    private static func vocabulary(of address: String) -> Vocabulary {
        if let known = byAddress[address] { return known }
        // `http://backend.userland.com/rss2` is written in many ways, and each means RSS 2.0.
        return address.contains("userland.com/rss") ? .rss20 : .other
    }

    /// Forgets what was declared at this depth and deeper.
    mutating func close(depth: Int) {
        while let last = bindings.last, last.depth >= depth { bindings.removeLast() }
    }

    /// The vocabulary and the local part of a name.
    func resolve(_ name: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> (vocabulary: Vocabulary, local: String) {
        let (prefix, local) = XMLNames.parts(name, bytes)
        let key = String(decoding: bytes[prefix], as: UTF8.self)
        let text = String(decoding: bytes[local], as: UTF8.self)
        for binding in bindings.reversed() where binding.prefix == key { return (binding.vocabulary, text) }
        return (XMLNames.byPrefix[key.lowercased()] ?? .other, text)
    }

    /// Prefix and local part; the prefix is empty where there is none.
    static func parts(_ name: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> (Range<Int>, Range<Int>) {
        for at in name where bytes[at] == UInt8(ascii: ":") {
            return (name.lowerBound..<at, (at + 1)..<name.upperBound)
        }
        return (name.lowerBound..<name.lowerBound, name)
    }
}

extension Range where Bound == Int {
    fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
    fileprivate func dropFirst(_ count: Int) -> Range<Int> { Swift.min(upperBound, lowerBound + count)..<upperBound }
}
