import Diplomacy
import SourceText

/// Which documents of a batch hold text of which others, and the groups that come of it.
public struct CopyLineage: Sendable {
    /// How a document's text relates to its source's.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The same words from beginning to end.
        case exact
        /// At least half of one of the two in common, and the same outlet or address: a later version.
        case updated
        /// A part in common.
        case near
    }

    /// That a document holds text of another.
    public struct Link: Sendable, Hashable {
        /// The copier, by its number.
        public var document: Int
        /// Whose text it holds, by its number.
        public var source: Int
        /// The share of the copier's text that stands in the source, 0...1.
        public var share: Double
        /// The share of the source's text that stands in the copier, 0...1.
        public var shareOfSource: Double
        /// How the texts relate.
        public var kind: Kind
    }

    /// Documents that lead to one.
    public struct Group: Sendable, Hashable {
        /// The earliest, or where dates do not tell the longest; by its number.
        public var origin: Int
        /// Whether it was published before all others, as far as dates are known; otherwise it is the longest of those of its time.
        public var isEarliest: Bool
        /// The other members, each by the link to what it shares most with, in order of time.
        public var members: [Member]
    }

    /// A document of a group that holds text of another.
    public struct Member: Sendable, Hashable {
        /// Its number.
        public var document: Int
        /// The link to what it has most of its text from; nil for one that others of the group copy, and that copies none.
        public var link: Link?
        /// Links to documents of other groups: the text was put together out of several.
        public var others: [Link]
    }

    /// The documents.
    public let documents: [CopyDocument]
    /// All links, in order of the copier and then the source.
    public let links: [Link]
    /// The groups, the largest first.
    public let groups: [Group]

    /// Finds the copies among documents.
    ///
    /// - Parameters:
    ///   - documents: in any order.
    ///   - least: the share of a document's text from which another counts as copied, 0...1.
    public init(_ documents: [CopyDocument], least: Double = CollationOptions().copyShare) {
        self.documents = documents
        links = CopyFinder(least: least).pairs(documents).map { CopyLineage.link($0, documents) }.sorted {
            ($0.document, $0.source) < ($1.document, $1.source)
        }
        groups = CopyLineage.groups(documents, links)
    }

    /// The names by which rows speak of the documents.
    public var names: [DocumentID: String] {
        Dictionary(documents.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// The rows of lineage, in order of names.
    public var rows: [Lineage] {
        links.sorted {
            let one = documents[$0.document]
            let other = documents[$1.document]
            if one.name != other.name { return one.name < other.name }
            return documents[$0.source].name < documents[$1.source].name
        }.map(row)
    }

    /// The row of a link; shares are given to a thousandth.
    func row(_ link: Link) -> Lineage {
        Lineage(
            document: documents[link.document].id,
            relation: .copies(documents[link.source].id, share: (link.share * 1000).rounded() / 1000))
    }

    /// The later document copies, and one without a date one that has one; without dates the one of which more is shared.
    private static func link(_ pair: CopyFinder.Pair, _ documents: [CopyDocument]) -> Link {
        let a = documents[pair.a]
        let b = documents[pair.b]
        let isLater: Bool
        if let isEarlier = a.isEarlier(than: b) {
            isLater = isEarlier
        } else if (a.published == nil) != (b.published == nil) {
            isLater = a.published != nil
        } else if pair.shareOfA != pair.shareOfB {
            isLater = pair.shareOfB > pair.shareOfA
        } else {
            isLater = (a.name, a.id.rawValue) < (b.name, b.id.rawValue)
        }
        let isOneOutlet =
            a.outlet != nil && a.outlet == b.outlet || a.url != nil && a.url == b.url
        let isVersion = isOneOutlet && max(pair.shareOfA, pair.shareOfB) >= 0.5
        return Link(
            document: isLater ? pair.b : pair.a, source: isLater ? pair.a : pair.b,
            share: isLater ? pair.shareOfB : pair.shareOfA, shareOfSource: isLater ? pair.shareOfA : pair.shareOfB,
            kind: pair.isExact ? .exact : isVersion ? .updated : .near)
    }

    /// Whether a link tells more of where a document has its text from than another: by its share, by being the same text,
    /// by the earlier source.
    private static func isNearer(_ link: Link, _ other: Link, _ documents: [CopyDocument]) -> Bool {
        if link.share != other.share { return link.share > other.share }
        if (link.kind == .exact) != (other.kind == .exact) { return link.kind == .exact }
        return documents[link.source].precedes(documents[other.source])
    }

    private static func groups(_ documents: [CopyDocument], _ links: [Link]) -> [Group] {
        var primary: [Int: Link] = [:]
        var all: [Int: [Link]] = [:]
        for link in links {
            all[link.document, default: []].append(link)
            guard let known = primary[link.document] else {
                primary[link.document] = link
                continue
            }
            if isNearer(link, known, documents) { primary[link.document] = link }
        }
        var sets = DisjointSets(count: documents.count)
        for link in primary.values { sets.union(link.document, link.source) }
        var groups: [Group] = []
        for numbers in sets.sets() where numbers.count > 1 {
            let members = numbers.sorted { documents[$0].precedes(documents[$1]) }
            guard let origin = members.first else { continue }
            let own = sets.find(origin)
            groups.append(
                Group(
                    origin: origin,
                    isEarliest: members.dropFirst().allSatisfy {
                        documents[origin].isEarlier(than: documents[$0]) ?? false
                    },
                    members: members.dropFirst().map { number in
                        Member(
                            document: number, link: primary[number],
                            others: (all[number] ?? []).filter { sets.find($0.source) != own })
                    }))
        }
        return groups.sorted {
            $0.members.count != $1.members.count
                ? $0.members.count > $1.members.count
                : documents[$0.origin].precedes(documents[$1.origin])
        }
    }
}
