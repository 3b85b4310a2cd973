import Foundation
import Language
import SourceText

/// What stands around an amount by order of words: the noun behind `of` or `in`, the noun that it modifies, and the word
/// before it that says what it is the amount of. Trees of long sentences with many numbers are the least reliable; the order
/// of words is not.
struct AmountLine: Sendable {
    /// What was found.
    struct Reading {
        /// The noun behind `of`, `in` or `worth`: `500 million in exports`.
        var behind: Int?
        /// The noun right behind: `a 300 million dollar loan`.
        var modified: Int?
        /// The last word before the amount that is no filler: `worth`, `reached`, `loan`.
        var anchor: Int?
        /// The preposition between the two, where it is one of the sentence.
        var preposition: String?
        /// The first word behind the amount, in its sentence.
        var next: Int?
        /// Whether the amount is the next of a row: `3 billion to China, 2 billion to Russia`.
        var isNext = false
    }

    /// Fillers by their form, with whether they belong to the amount.
    private var fillers: [String: Bool] = [:]

    init() {}

    init(resources: TableFolder) throws {
        for row in try resources.table("amount_fillers", columns: ["word", "bound"]) {
            fillers[row["word"]] = row["bound"] == "yes"
        }
    }

    /// Whether a form may stand between an amount and what it is said of.
    func isFiller(_ form: String) -> Bool { fillers[form] != nil }

    /// Reads the words around those of an amount.
    func read(_ range: Range<Int>, _ site: FrameSite) -> Reading {
        var reading = Reading()
        let sentence = site.context.sentence(of: range.lowerBound).words
        let quantities = site.context.quantityOfWord
        var word = range.lowerBound - 1
        while word >= sentence.lowerBound, range.lowerBound - word <= 12 {
            if quantities[word] >= 0 || site.words.pennTag[word] == .HYPH {
                // Another amount before it: `by 12 percent to 1.4 billion`.
                word -= 1
                continue
            }
            let form = site.form(word)
            if let isBound = fillers[form] {
                if isBound {
                    reading.preposition = nil
                } else if site.words.tag[word] == .adposition {
                    reading.preposition = reading.preposition ?? form
                }
                word -= 1
                continue
            }
            // `remained low at around`.
            if site.words.tag[word] == .adverb || site.words.tag[word] == .adjective && form != "worth" {
                word -= 1
                continue
            }
            break
        }
        if word >= sentence.lowerBound {
            if site.words.tag[word] == .coordinator || site.words.pennTag[word] == .comma {
                reading.isNext = true
            } else if site.words.tag[word] != .punctuation {
                reading.anchor = word
            }
        }
        var next = range.upperBound
        if next < sentence.upperBound { reading.next = next }
        // `1.5 billion a year in fees`.
        let isEach = next + 1 < sentence.upperBound && ["a", "per", "each", "every"].contains(site.form(next))
        if isEach, AmountLine.terms.contains(site.form(next + 1)) {
            next += 2
        } else if next < sentence.upperBound, ["annually", "yearly", "monthly", "daily"].contains(site.form(next)) {
            next += 1
        }
        guard next < sentence.upperBound else { return reading }
        let isJoined = ["of", "in", "worth"].contains(site.form(next))
        if isJoined { next += 1 }
        var head: Int?
        while next < sentence.upperBound, next - range.upperBound < 8, site.context.timeOfWord[next] < 0,
            quantities[next] < 0
        {
            switch site.words.tag[next] {
            case .noun, .properNoun:
                head = next
                // The end of a run of nouns is its head.
                if next + 1 >= sentence.upperBound
                    || site.words.tag[next + 1] != .noun && site.words.pennTag[next + 1] != .POS
                {
                    next = sentence.upperBound
                }
            case .adjective, .determiner, .numeral: break
            case .pronoun where site.words.pennTag[next] == .PRPS: break
            case .particle where site.words.pennTag[next] == .POS: break
            case .punctuation where site.words.pennTag[next] == .HYPH: break
            case .verb where site.words.relation[next] == .amod: break
            default: next = sentence.upperBound
            }
            next += 1
        }
        if let head, site.words.tag[head] == .noun {
            if isJoined { reading.behind = head } else { reading.modified = head }
        }
        return reading
    }

    private static let terms: Set<String> = ["year", "month", "week", "day", "hour", "quarter", "season"]

    /// The head of the noun phrases that end before a word: of `the volume of trade between the two` the first noun.
    func head(before anchor: Int, _ site: FrameSite) -> Int? {
        let sentence = site.context.sentence(of: anchor).words
        var word = anchor - 1
        while word >= sentence.lowerBound,
            site.words.tag[word] == .auxiliary || site.words.tag[word] == .adverb
                || site.words.tag[word] == .punctuation && site.words.pennTag[word] == .HYPH
                // `expects the cost to fall`.
                || site.words.pennTag[word] == .TO
        {
            word -= 1
        }
        var first: Int?
        scan: while word >= sentence.lowerBound, anchor - word <= 24 {
            switch site.words.tag[word] {
            case .noun:
                // A run of nouns counts by its last.
                let isRun = word + 1 < anchor && site.words.tag[word + 1] == .noun
                if !isRun, site.context.timeOfWord[word] < 0 { first = word }
            case .properNoun, .adjective, .determiner, .numeral, .adposition, .symbol: break
            case .particle where site.words.pennTag[word] == .POS: break
            case .pronoun where site.words.pennTag[word] == .PRPS: break
            case .coordinator: break
            case .punctuation where site.words.pennTag[word] == .HYPH: break
            case .verb where site.words.relation[word] == .amod: break
            default: break scan
            }
            word -= 1
        }
        return first
    }
}
