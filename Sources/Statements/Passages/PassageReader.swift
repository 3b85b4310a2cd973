import Diplomacy
import Language
import SourceText

/// Cuts the body of a document into clauses, and says of each which terms and values it holds.
///
/// Words that only say who speaks (the source and the cue of an attribution) are no terms, nor are the words of times and
/// the numbers themselves: two reports that speak of one matter have those apart.
struct PassageReader: Sendable {
    private let like: LikeWords
    private let roles: PassageWords
    private let units: FigureUnits

    /// A clause of fewer bytes is cited by its sentence.
    private static let shortest = 60
    /// A sentence of more bytes is cited by its clauses only.
    private static let longest = 900

    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    init(tables: Tables, resources: TableFolder) throws {
        like = try LikeWords(lexicon: tables.lexicon)
        roles = try PassageWords(resources: resources)
        units = try FigureUnits(resources: resources)
    }

    /// The passages of a document.
    func read(_ context: ReadingContext, attributions: [Attribution]) -> Passages {
        var work = PassageWork(context, like: like, roles: roles, units: units, attributions: attributions)
        for (number, sentence) in context.analysis.sentences.enumerated()
        where sentence.region == .body && sentence.words.count > 2 {
            read(sentence, number, &work)
        }
        return work.passages
    }

    private func read(_ sentence: Sentence, _ number: Int, _ work: inout PassageWork) {
        let words = work.words
        for head in sentence.words where work.isClause(head) {
            let own = work.clause(head)
            let firstTerm = work.passages.terms.count
            let core = work.core(own, head: head)
            let heads = work.addTerms(core.words)
            _ = work.addTerms(own.filter { !core.words.contains($0) }, after: firstTerm)
            let terms = firstTerm..<work.passages.terms.count
            let firstValue = work.passages.values.count
            work.addValues(own, head: head)
            let values = firstValue..<work.passages.values.count
            guard !terms.isEmpty || !values.isEmpty, let first = own.first, let last = own.last else { continue }
            var span = words.span(first..<(last + 1))
            if span.count < PassageReader.shortest, sentence.span.count <= PassageReader.longest {
                span = sentence.span
            }
            work.passages.clauses.append(
                Passages.Clause(
                    span: span, sentence: number, terms: terms, heads: heads, values: values,
                    isDenied: core.isDenied))
        }
    }
}
