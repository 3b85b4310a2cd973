/// What a page's JSON-LD (schema.org) says of its article.
struct LinkedData: Sendable {
    private(set) var title: String?
    private(set) var authors: [String] = []
    private(set) var publisher: String?
    private(set) var published: String?
    private(set) var modified: String?
    private(set) var language: String?
    private(set) var url: String?
    private(set) var articleBody: String?

    /// More objects than this are not looked at.
    private static let mostObjects = 2000

    private static let articleTypes: Set<String> = [
        "Article", "NewsArticle", "BlogPosting", "Report", "ReportageNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle", "ReviewNewsArticle", "ScholarlyArticle", "TechArticle", "SocialMediaPosting",
        "LiveBlogPosting", "AdvertiserContentArticle", "SatiricalArticle", "Review", "Blog Posting",
    ]

    init(_ scripts: [[UInt8]], references: CharacterReferences) {
        var objects: [JSONValue] = []
        for script in scripts {
            guard let value = LinkedData.value(script) else { continue }
            collect(value, &objects, 0)
        }
        var byID: [String: JSONValue] = [:]
        for object in objects {
            if let id = object["@id"]?.text, byID[id] == nil || object["name"] != nil { byID[id] = object }
        }
        // The fullest article first: a page may list others that it links to.
        let articles = objects.filter { LinkedData.isOfType($0, LinkedData.articleTypes) }
        for object in articles { read(object, byID) }
        for object in objects where LinkedData.isOfType(object, ["WebPage", "VideoObject", "PodcastEpisode", "Event"]) {
            readPage(object, byID)
        }
        if publisher == nil {
            for object in objects where LinkedData.isOfType(object, ["WebSite"]) {
                publisher = publisher ?? LinkedData.name(object)
            }
        }
        if publisher == nil {
            for object in objects
            where LinkedData.isOfType(object, ["NewsMediaOrganization", "Organization", "Corporation"]) {
                publisher = publisher ?? LinkedData.name(object)
            }
        }
        resolve(references)
    }

    /// Resolves the character references that some pages write into their JSON.
    private mutating func resolve(_ references: CharacterReferences) {
        func plain(_ text: String) -> String {
            guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
            let bytes = Array(text.utf8)
            return bytes.withUnsafeBufferPointer { references.text($0, 0..<$0.count) }
        }
        title = title.map(plain)
        authors = authors.map(plain)
        publisher = publisher.map(plain)
    }

    /// The script's JSON; what pages write around it (comments, CDATA, a stray semicolon) is passed over.
    private static func value(_ script: [UInt8]) -> JSONValue? {
        if let value = try? JSONReader.value(of: script, allowingRest: true) { return value }
        guard let start = script.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else {
            return nil
        }
        // `<![CDATA[` has brackets of its own.
        if script[start...].starts(with: "[CDATA[".utf8) {
            guard
                let inner = script[(start + 7)...].firstIndex(where: {
                    $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[")
                })
            else { return nil }
            return try? JSONReader.value(of: Array(script[inner...]), allowingRest: true)
        }
        return try? JSONReader.value(of: Array(script[start...]), allowingRest: true)
    }

    private func collect(_ value: JSONValue, _ objects: inout [JSONValue], _ depth: Int) {
        guard depth < 12, objects.count < LinkedData.mostObjects else { return }
        switch value {
        case .array(let values): for element in values { collect(element, &objects, depth + 1) }
        case .object(let members):
            objects.append(value)
            for member in members {
                switch member.name {
                case "@graph", "mainEntity", "mainEntityOfPage", "publisher", "author", "isPartOf":
                    collect(member.value, &objects, depth + 1)
                default: break
                }
            }
        default: break
        }
    }

    private static func isOfType(_ object: JSONValue, _ types: Set<String>) -> Bool {
        (object["@type"]?.elements ?? []).contains { $0.text.map { types.contains(LinkedData.local($0)) } ?? false }
    }

    /// `http://schema.org/NewsArticle` is `NewsArticle`.
    private static func local(_ type: String) -> String {
        type.split(whereSeparator: { $0 == "/" || $0 == ":" || $0 == "#" }).last.map(String.init) ?? type
    }

    private mutating func read(_ object: JSONValue, _ byID: [String: JSONValue]) {
        let headline = LinkedData.string(object["headline"]) ?? LinkedData.string(object["name"])
        if title == nil { title = headline }
        if authors.isEmpty { authors = LinkedData.names(object["author"] ?? object["creator"], byID) }
        if publisher == nil { publisher = LinkedData.names(object["publisher"], byID).first }
        if published == nil { published = LinkedData.string(object["datePublished"]) }
        if modified == nil { modified = LinkedData.string(object["dateModified"]) }
        if language == nil { language = LinkedData.string(object["inLanguage"]) }
        if url == nil {
            url =
                LinkedData.string(object["url"]) ?? LinkedData.string(object["mainEntityOfPage"])
                ?? LinkedData.string(object["mainEntityOfPage"]?["@id"])
        }
        if articleBody == nil, let body = LinkedData.string(object["articleBody"]), body.utf8.count > 250 {
            articleBody = body
        }
    }

    private mutating func readPage(_ object: JSONValue, _ byID: [String: JSONValue]) {
        if published == nil {
            published = LinkedData.string(object["datePublished"]) ?? LinkedData.string(object["uploadDate"])
        }
        if modified == nil { modified = LinkedData.string(object["dateModified"]) }
        if language == nil { language = LinkedData.string(object["inLanguage"]) }
        if publisher == nil { publisher = LinkedData.names(object["publisher"], byID).first }
        if authors.isEmpty { authors = LinkedData.names(object["author"], byID) }
    }

    private static func string(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text):
            let trimmed = text.trimmed
            return trimmed.isEmpty ? nil : trimmed
        case .array(let values): return string(values.first)
        case .object: return string(value?["@value"])
        default: return nil
        }
    }

    private static func name(_ object: JSONValue) -> String? { string(object["name"]) ?? string(object["legalName"]) }

    private static func names(_ value: JSONValue?, _ byID: [String: JSONValue]) -> [String] {
        guard let value else { return [] }
        var names: [String] = []
        for element in value.elements {
            var found = element.text?.trimmed ?? ""
            if case .object = element {
                let whole = element["name"] == nil ? element["@id"]?.text.flatMap { byID[$0] } ?? element : element
                // A list of names inside one author.
                if case .array(let list)? = whole["name"] {
                    names += list.compactMap { $0.text?.trimmed }
                    continue
                }
                found = name(whole) ?? ""
            }
            if !found.isEmpty, !names.contains(found) { names.append(found) }
        }
        return names
    }
}
