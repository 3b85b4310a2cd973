import Foundation
import SourceText

/// What words of attribution mean, read from `attribution_words.tsv`.
struct AttributionLexicon: Sendable {
    /// What a word of the table is.
    enum Kind: String, Sendable, CaseIterable {
        /// Words that say, write, report or show: `say`, `according`, `statement`.
        case saying
        /// Words that think, judge, expect: `believe`, `view`.
        case thought
        /// Something that is written or said, in which somebody is cited: `interview`, `report`.
        case piece
        /// Words of the kinds above that attribute only a clause or a quotation: one finds that something is so, but finds
        /// a partner; one maintains that, but maintains relations.
        case clause
        /// People who speak for no state or body by being of it: `analyst`, `resident`.
        case unofficial
        /// Words whose object speaks: `quoted him as saying`.
        case quoting
        /// Prepositions of place.
        case place
        /// Words that give their object a size, `put the toll at 40`; a name, `called it unlawful`; a charge, `accused it of lying`.
        case size, name, charge
        /// What those who publish are called: `newspaper`, `state television`.
        case outlet
        /// What a firm is called where it is not named: `the company`.
        case business
        /// Numbers that a body gives out: `customs data`.
        case data
        /// Nouns of whose own measure or view something is: `by the reckoning of the bank`, `in the words of the minister`.
        case account
        /// Verbs that give an amount as what somebody counted: `counted 137 dead`.
        case tally
        /// Words of publishing: remarks are `carried by` an agency, a draft `obtained by` a paper.
        case publishing
    }

    /// What a verb says of its object.
    enum ObjectWay: CaseIterable {
        case size, name, charge, tally

        var kind: Kind {
            switch self {
            case .size: .size
            case .name: .name
            case .charge: .charge
            case .tally: .tally
            }
        }
    }

    private var kinds: [String: Set<Kind>] = [:]
    private var rows: [String: RowPlace] = [:]

    /// - Throws: `TSVTable.Failure`; `CH0205` where a kind is none.
    init(resources: TableFolder) throws {
        for row in try resources.table("attribution_words", columns: ["lemma", "kinds"]) {
            rows[row["lemma"]] = rows[row["lemma"]] ?? row.place
            for name in row.list("kinds") {
                guard let kind = Kind(rawValue: name) else { throw row.failure("CH0205", "'\(name)' is no kind") }
                kinds[row["lemma"], default: []].insert(kind)
            }
        }
    }

    /// Whether a lemma is of a kind.
    func has(_ lemma: String, _ kind: Kind) -> Bool { kinds[lemma]?.contains(kind) ?? false }

    /// The row of a lemma; nil where it has none.
    func row(of lemma: String) -> RowPlace? { rows[lemma] }

    /// Whether a preposition says where somebody is and not for whom they speak: `a bank official in Lilongwe`.
    func isPlace(_ preposition: String) -> Bool { has(preposition, .place) }

    /// Whether a lemma says or thinks.
    func isSaying(_ lemma: String) -> Bool {
        guard let kinds = kinds[lemma] else { return false }
        return kinds.contains(.saying) || kinds.contains(.thought)
    }
}
