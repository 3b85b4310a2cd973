import Diplomacy
import SourceText

extension Brief {
    /// The brief of a record.
    ///
    /// Affairs come largest first; inside an affair each section shows the most material items, conflicts before
    /// agreements, and says how many it left out. What to brief on is selected in the record beforehand. The same record and options give the same brief.
    public init(_ record: Record, options: BriefOptions = BriefOptions()) {
        let index = BriefIndex(record, stateNames: options.stateNames)
        var citations = CitationList(index: index)
        var affairs: [Affair] = []
        var more = 0
        let cap = options.cap(12)
        for story in index.stories {
            guard affairs.count < cap else {
                more += 1
                continue
            }
            let context = AffairContext(story: story, index: index, options: options)
            // A selection has taken away everything that this affair had to say.
            if context.statements.isEmpty, !record.statements.isEmpty { continue }
            var writer = AffairWriter(context: context, citations: citations)
            affairs.append(writer.write())
            citations = writer.citations
        }
        self.init(affairs: affairs, more: more, citations: citations.citations, rejected: record.rejected)
    }
}
