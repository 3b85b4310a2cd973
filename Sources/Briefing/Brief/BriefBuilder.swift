import Diplomacy
import SourceText

extension Brief {
    /// The brief of a record.
    ///
    /// Affairs come largest first; inside an affair each section shows the most material items, conflicts before
    /// agreements, and says how many it left out. The same record and options give the same brief.
    public init(_ record: Record, options: BriefOptions = BriefOptions()) {
        let index = BriefIndex(record)
        let about = options.about.reduce(into: Set<EntityID>()) { $0.formUnion(index.names.matching($1)) }
        var citations = CitationList(index: index)
        var affairs: [Affair] = []
        var more = 0
        let cap = options.cap(12)
        for story in index.stories {
            guard affairs.count < cap else {
                more += 1
                continue
            }
            let context = AffairContext(story: story, index: index, options: options, about: about)
            if context.statements.isEmpty, !(options.about.isEmpty && options.since == nil && options.until == nil) {
                continue
            }
            var writer = AffairWriter(context: context, citations: citations)
            if let affair = writer.write() {
                affairs.append(affair)
                citations = writer.citations
            }
        }
        self.init(affairs: affairs, more: more, citations: citations.citations, rejected: record.rejected)
    }
}
