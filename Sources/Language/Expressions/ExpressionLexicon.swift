import Foundation
import SourceText

/// The words of times and quantities: one number a word, and what the tables say of it.
///
/// Built once from the tables under `Resources/`; a word of the text is looked up by its hash while it is read. A class, so
/// that readers and grammars share it and passing one on costs nothing.
final class ExpressionLexicon: Sendable {
    let entries: [WordEntry]
    /// ISO 8601 periods of `daily`, `weekly` and their like; the first stands for none.
    let frequencies: [String]
    let words: WordTable

    /// Phrases that hold a time or number word and are none: `G20`, `third countries`, `USA Today`.
    let names: PhraseIndex
    /// Fixed expressions of time: `at present`.
    let timePhrases: PhraseIndex
    let holidays: PhraseIndex
    let bounds: PhraseIndex
    let currencies: PhraseIndex
    let measures: PhraseIndex
    let fractions: PhraseIndex
    let stateNames: PhraseIndex

    let tables: ExpressionTables

    /// Reads the tables.
    ///
    /// - Parameter resources: the folder of the tables; Language's own where nil.
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    init(resources: URL? = nil) throws {
        let folder = try resources ?? ResourceDirectory.locate("Language")
        var builder = LexiconBuilder()
        for word in FunctionWord.allCases where word != .unknown { builder.intern(Array(word.text.utf8)) }
        try builder.readWords(folder)
        var tables = try ExpressionTables(folder)
        var indices = [
            builder.index(tables.names, role: .name),
            builder.index(tables.timePhrases.map(\.phrase), role: .phrase),
            builder.index(tables.holidays.map(\.name), role: .holiday),
            builder.index(tables.bounds.map(\.phrase), role: .bound),
            builder.index(tables.currencyNames.map(\.name), role: .currency),
            builder.index(tables.measureNames.map(\.name), role: .measure),
            builder.index(tables.shares.map(\.phrase), role: .share),
            builder.index(tables.stateNames.map(\.name), role: .state),
        ]
        tables.namedDays = try builder.readNamedDays(folder)
        for index in indices.indices { indices[index].close(builder.words.count + 1) }
        (names, timePhrases, holidays, bounds) = (indices[0], indices[1], indices[2], indices[3])
        (currencies, measures, fractions, stateNames) = (indices[4], indices[5], indices[6], indices[7])
        self.tables = tables
        entries = builder.entries
        frequencies = builder.frequencies
        words = WordTable(builder.words)
    }

    /// The piece after a name or idiom that begins at a piece; nil where none does, or a hyphen joins it on: `the one-day`.
    func nameEnd(_ pieces: Pieces, _ at: Int) -> Int? {
        guard roles(pieces[at]).contains(.name), let (_, end) = names.longest(pieces, at) else { return nil }
        return pieces.isMark(end, 0x2D) && pieces[end].isGlued && pieces[end + 1].isGlued ? nil : end
    }

    @inline(__always) func entry(_ piece: Piece) -> WordEntry { entries[Int(piece.word)] }
    @inline(__always) func roles(_ piece: Piece) -> WordEntry.Roles { entries[Int(piece.word)].roles }
}
