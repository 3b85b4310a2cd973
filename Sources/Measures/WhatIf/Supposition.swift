import Diplomacy
import SourceText

/// Something that is supposed of two: `AZE joins fw:abraham-accords`.
public struct Supposition: Sendable, Hashable {
    /// What follows from an act.
    public enum Effect: String, Sendable, Hashable {
        /// The first stands in the framework as ``Supposition/value`` says.
        case status
        /// The two are tied as ``Supposition/value`` says.
        case tie
        /// All friendly ties of the two end.
        case untie
        /// Nothing but the act.
        case event
    }

    /// As it was written.
    public var text: String
    /// Who acts: a state.
    public var actor: EntityID
    /// The words of the act: `joins`.
    public var act: String
    /// With, against or into whom: a state or a framework.
    public var other: EntityID
    /// What follows.
    public var effect: Effect
    /// The status or the type of tie.
    public var value: String
    /// The act's CAMEO code.
    public var code: String
}

/// Why something cannot be supposed.
public enum SuppositionFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// No words of the table stand between two names; the nearest of them, where one is near.
    case noAct(String, nearest: String?)
    /// A name that neither the reports nor the tables have.
    case unknown(String, in: String)
    /// The act is of another kind of thing.
    case wrongKind(String, act: String, needs: String)
    /// Somebody acts on itself.
    case same(String)

    /// One line: what is wrong and what to write.
    public var description: String {
        switch self {
        case .noAct(let text, let nearest):
            "'\(text)': write two names with an act between them, as in 'AZE joins fw:abraham-accords'"
                + (nearest.map { "; did you mean '\($0)'?" } ?? "; 'chancery help what-if' lists the acts")
                + " [CH0720]"
        case .unknown(let name, let text):
            name.isEmpty
                ? "'\(text)': a name is missing; write two names with an act between them, as in 'AZE joins fw:abraham-accords' [CH0721]"
                : "'\(text)': neither the reports nor the tables know '\(name)' as a state or framework; check the spelling, or give its code [CH0721]"
        case .wrongKind(let name, let act, let needs): "'\(act)' needs a \(needs), and '\(name)' is none [CH0722]"
        case .same(let text): "'\(text)': the two names stand for the same [CH0723]"
        }
    }
}

/// Reads what is supposed by the acts of the table `supposed_acts.tsv`.
public struct SuppositionReader: Sendable {
    private struct Act: Sendable {
        var words: [String]
        var needsFramework: Bool
        var effect: Supposition.Effect
        var value: String
        var code: String
    }

    private var acts: [Act] = []

    /// Reads the table, with an analyst's rows for it.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(lexicon: Lexicon = Lexicon()) throws {
        let columns = ["words", "other", "effect", "value", "code"]
        for row in try Tables.rows("supposed_acts", columns: columns, lexicon: lexicon) {
            guard let effect = Supposition.Effect(rawValue: row["effect"]) else {
                throw row.failure("CH0205", "effect: '\(row["effect"])' is none of status, tie, untie, event")
            }
            for words in row.list("words") {
                acts.append(
                    Act(
                        words: words.split(separator: " ").map(String.init),
                        needsFramework: row["other"] == "framework", effect: effect, value: row["value"],
                        code: row["code"]))
            }
        }
    }

    /// The words of all acts, in order of the table.
    public var known: [String] { acts.map { $0.words.joined(separator: " ") } }

    /// What is wrong with a text that has no words of an act; nil where it has some, so that it may be read.
    public func fault(_ text: String) -> SuppositionFailure? {
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        let hasAct = words.indices.contains { place in acts.contains { words[place...].starts(with: $0.words) } }
        return hasAct ? nil : .noAct(text, nearest: nearest(to: words))
    }

    /// The act whose first word differs least from a word behind the first; nil where none is near.
    private func nearest(to words: [String]) -> String? {
        var best: (distance: Int, act: Act)?
        for word in words.dropFirst() where word.utf8.count > 3 {
            for act in acts {
                let distance = SuppositionReader.distance(Array(word.utf8), Array(act.words[0].utf8))
                if distance <= 2, distance < best?.distance ?? .max { best = (distance, act) }
            }
        }
        return best?.act.words.joined(separator: " ")
    }

    /// How many letters must be put in, taken out or changed (Levenshtein 1966).
    private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var row = Array(0...other.count)
        for (i, a) in one.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in other.enumerated() {
                let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[other.count]
    }

    /// Reads one supposition. Of the acts whose words stand in it the longest is meant, of those the first.
    public func read(_ text: String, names: ActorNames) throws(SuppositionFailure) -> Supposition {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let lower = words.map { $0.lowercased() }
        var best: (act: Act, place: Int)?
        for place in lower.indices {
            for act in acts where lower[place...].starts(with: act.words) {
                if act.words.count > best?.act.words.count ?? 0 { best = (act, place) }
            }
        }
        guard let (act, place) = best else { throw .noAct(text, nearest: nearest(to: lower)) }
        let actor = words[..<place].joined(separator: " ")
        let other = words[(place + act.words.count)...].joined(separator: " ")
        guard let one = names(actor) else { throw .unknown(actor, in: text) }
        guard let two = names(other) else { throw .unknown(other, in: text) }
        let verb = act.words.joined(separator: " ")
        guard one.isState else { throw .wrongKind(actor, act: verb, needs: "state before it") }
        guard two.isState != act.needsFramework else {
            throw .wrongKind(other, act: verb, needs: act.needsFramework ? "framework behind it" : "state behind it")
        }
        guard one != two else { throw .same(text) }
        return Supposition(
            text: words.joined(separator: " "), actor: one, act: verb, other: two, effect: act.effect,
            value: act.value, code: act.code)
    }
}
