import Foundation
import SourceText

/// Which counts and measures are worth a figure, and how the record names their unit (`figure_units.tsv`).
struct FigureUnits: Sendable {
    enum Kind: String, Sendable {
        case person, thing, state, measure, length, group, part, split, condition, membership
    }

    struct Row: Sendable {
        var unit: String?
        var kind: Kind
        /// The least count that is kept.
        var least: Double
        /// From which count it is kept without a word that says whose it is or what happens to it.
        var sure: Double?
        /// What is measured where the text does not say.
        var what: String?
        /// Where the row stands.
        var place: RowPlace?
    }

    /// Units of what is counted or measured, by the lemma.
    private var rows: [String: Row] = [:]
    /// Nouns whose size counts people: `a team of 60`.
    private var groups: [String: Row] = [:]
    /// Nouns behind a number and a hyphen: `27-nation`.
    private var parts: [String: Row] = [:]

    /// Words of what is divided in two: `shared 60–40`.
    private var splits: Set<String> = []

    /// Whatever is counted in the plural and has no row: with those whose it is, or where there are many; by the row `*`.
    var anything: Row? { rows["*"] }

    /// Those who belong to a framework: `the pact has nine members`.
    private var memberships: [String: Row] = [:]

    /// What becomes of people: `12 dead`.
    private var conditions: Set<String> = []

    /// Things that no row has but that a verb acts on.
    static let things = Row(unit: nil, kind: .thing, least: 10, sure: nil, what: nil, place: nil)
    /// People that no row has, told by the analysis.
    private static let people = Row(unit: "people", kind: .person, least: 3, sure: 10, what: nil, place: nil)

    init(resources: TableFolder) throws {
        for row in try resources.table("figure_units", columns: ["word", "unit", "kind", "least", "sure", "what"]) {
            guard let kind = Kind(rawValue: row["kind"]) else {
                throw row.failure("CH0205", "'\(row["kind"])' is no kind of unit")
            }
            let own = Row(
                unit: row.optional("unit"), kind: kind, least: try row.number("least") ?? 1,
                sure: try row.number("sure"), what: row.optional("what"), place: row.place)
            switch kind {
            case .group: groups[row["word"]] = own
            case .part: parts[row["word"]] = own
            case .membership: memberships[row["word"]] = own
            case .condition: conditions.insert(row["word"])
            case .split: splits.insert(row["word"])
            default:
                // The analyst's rows come first.
                if rows[row["word"]]?.place?.isOwn != true { rows[row["word"]] = own }
            }
        }
    }

    /// The row of a counted noun: its own, or that of people where the analysis takes it for some.
    func row(_ lemma: String, isPerson: Bool) -> Row? { rows[lemma] ?? (isPerson ? FigureUnits.people : nil) }

    /// Where the row of a counted noun stands; nil where it has none.
    func place(of lemma: String) -> RowPlace? { rows[lemma]?.place }

    /// The row of a unit of measure, given in singular or plural, with what each is of (`cubic feet per day`) left out.
    func measure(_ unit: String) -> Row? {
        let bare = unit.range(of: " per ").map { String(unit[..<$0.lowerBound]) } ?? unit
        var singular = bare.replacingOccurrences(of: "feet", with: "foot")
        if rows[singular] == nil, singular.hasSuffix("s") { singular.removeLast() }
        guard let row = rows[singular], row.kind == .measure || row.kind == .length else { return nil }
        return row
    }

    func membership(_ lemma: String) -> Row? { memberships[lemma] }

    func group(_ lemma: String) -> Row? { groups[lemma] }

    func isSplit(_ lemma: String) -> Bool { splits.contains(lemma) }

    func isCondition(_ form: String) -> Bool { conditions.contains(form) }

    func part(_ lemma: String) -> Row? { parts[lemma] }
}
