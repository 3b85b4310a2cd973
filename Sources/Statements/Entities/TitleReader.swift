import Diplomacy
import Language
import SourceText

/// Reads what stands around a person's name: title, state, and the role that an apposition tells.
final class TitleReader {
    /// What is said of a person.
    struct Office {
        var title: TitleTable.Title
        /// The words of the title.
        var words: Range<Int>
        /// The state that the holder acts for.
        var state: EntityID?
        /// Whether it is no longer held.
        var isPast: Bool
        /// The role in words: `president of Kazakhstan`.
        var role: String
    }

    let analysis: Analysis
    let tables: Tables
    /// The state that a word names or is an adjective of.
    let stateOfWord: [EntityID?]

    init(analysis: Analysis, tables: Tables, stateOfWord: [EntityID?]) {
        self.analysis = analysis
        self.tables = tables
        self.stateOfWord = stateOfWord
    }

    static let past: Set<String> = ["former", "ex", "late", "ousted", "deposed", "ex-", "erstwhile", "onetime"]

    func lower(_ word: Int) -> String { analysis.text[analysis.words.span(word)].lowercased() }

    /// The longest title inside some words, the last one among equals.
    func title(in range: Range<Int>) -> (words: Range<Int>, title: TitleTable.Title)? {
        let range = range.count > 16 ? range.lowerBound..<(range.lowerBound + 16) : range
        let forms = range.map(lower)
        let mayEnd = forms.map(tables.titles.mayEnd)
        guard mayEnd.contains(true) else { return nil }
        for length in stride(from: min(6, forms.count), through: 1, by: -1) {
            for start in stride(from: forms.count - length, through: 0, by: -1)
            where mayEnd[start + length - 1] {
                let text = TitleReader.joined(forms[start..<(start + length)])
                guard let title = tables.titles[text] else { continue }
                let first = range.lowerBound + start
                return (first..<(first + length), title)
            }
        }
        return nil
    }

    /// The office that some words before a name, or an apposition, tell; nil where there is no title in them.
    func office(in range: Range<Int>) -> Office? {
        guard let (words, title) = title(in: range), title.role != "courtesy" else { return nil }
        let isPast = range.prefix { $0 < words.lowerBound }.contains { TitleReader.past.contains(lower($0)) }
        // `Kazakh President`, `Israel's ambassador`: before it; `president of Kazakhstan`: behind `of`.
        var state: EntityID?
        for word in range where word < words.lowerBound { if let code = stateOfWord[word] { state = code } }
        var ofState: EntityID?
        if state == nil {
            var preposition = ""
            for word in range where word >= words.upperBound {
                if analysis.words.tag[word] == .adposition { preposition = lower(word) }
                if analysis.words.tag[word] == .punctuation { break }
                if preposition == "of", let code = stateOfWord[word] {
                    ofState = code
                    break
                }
            }
        }
        let code = state ?? ofState
        let acts = title.actsForState && !isPast
        var role = title.words
        if title.actsForState, let code, let name = tables.names.entry(code)?.name {
            role += " of " + name
        } else {
            // What it is of, in the text's words: `Uzbek political scientist`, `director of the Turan Research Center`.
            var first = words.lowerBound
            if first > range.lowerBound, let code, stateOfWord[first - 1] == code,
                analysis.words.tag[first - 1] == .adjective
            {
                first -= 1
            }
            let whole = analysis.words.span(first..<range.upperBound)
            let short = analysis.words.span(first..<words.upperBound)
            let rest = words.upperBound..<range.upperBound
            let joins = !rest.isEmpty && analysis.words.tag[rest.lowerBound] == .adposition
            role = analysis.text[joins && whole.count <= 120 ? whole : short]
        }
        if isPast { role = "former " + role }
        return Office(title: title, words: words, state: acts ? code : nil, isPast: isPast, role: role)
    }

    /// Words with spaces between them, none around a hyphen.
    private static func joined(_ forms: ArraySlice<String>) -> String {
        var text = ""
        var glue = true
        for form in forms {
            if form == "-" {
                text += "-"
                glue = true
                continue
            }
            if !glue { text += " " }
            text += form
            glue = false
        }
        return text
    }
}
