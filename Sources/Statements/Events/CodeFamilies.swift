import Foundation
import SourceText

/// Families of CAMEO codes that are read alike, as those of acts that two sides do to each other: the table
/// `code_families.tsv`.
struct CodeFamilies: Sendable {
    /// What a family is for.
    enum Family: String, Sendable, CaseIterable {
        /// Several who do it do it to each other.
        case mutual
        /// One of the two states that a report is about does it to the other.
        case betweenTwo = "between_two"
        /// What somebody else says or does is aimed at both of them.
        case aimed
        /// It replies to what the other side said or did before.
        case answer
        /// It can be replied to.
        case prompt
        /// It consists in an order: announced, it is done.
        case ownPower = "own_power"
        /// What is only possible of it is intended.
        case cooperation
        /// `will not` is a refusal of it.
        case willful
        /// Without another side named it is done to people of one's own state.
        case domestic
        /// It happens to people of the land where it happens where nobody is named.
        case forceful
        /// It holds now, whatever it is about.
        case intention
        /// On conditions it is already what it is: a promise, a refusal, a threat.
        case stance
        /// It refuses or rejects.
        case refusal
        /// It blames or condemns.
        case judgement
        /// It can be blamed or condemned.
        case hostile
        /// It is done by saying it.
        case spoken
        /// In the present it tells of what goes on.
        case standing
        /// It is done to somebody, whom the passage names where the clause does not.
        case directed
        /// It is done between others.
        case mediation
        /// Third states do it about two others: they ask, mediate, praise.
        case outside
        /// A body of no one state does it for the two that a report is about.
        case helping
    }

    private var prefixes: [[String]]

    init(resources: TableFolder) throws {
        prefixes = Family.allCases.map { _ in [] }
        for row in try resources.table("code_families", columns: ["family", "code"]) {
            guard let family = Family(rawValue: row["family"]) else {
                throw row.failure(
                    "CH0221",
                    "family: '\(row["family"])' is no family of codes; write \(Family.allCases.map(\.rawValue).joined(separator: ", "))"
                )
            }
            prefixes[CodeFamilies.index(of: family)].append(row["code"])
        }
    }

    private static func index(of family: Family) -> Int { Family.allCases.firstIndex(of: family) ?? 0 }

    /// Whether a code is of a family: whether any of its rows begins the code.
    func contains(_ code: String, in family: Family) -> Bool {
        prefixes[CodeFamilies.index(of: family)].contains { code.hasPrefix($0) }
    }
}
