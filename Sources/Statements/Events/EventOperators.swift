import Diplomacy
import Foundation
import SourceText

/// Acts about other acts (to demand, to promise, to refuse, to halt): what each comes to with the matter inside it. The
/// table `event_operators.tsv`.
struct EventOperators: Sendable {
    private struct Operator: Sendable {
        var name: String
        var byCode: [String: Outcome] = [:]
        /// Codes by the beginning of the matter's code, where that is given, and a class of its words.
        var byClass: [(prefix: String, classes: EventWords.Classes, outcome: Outcome)] = []
        var other: Outcome?
    }

    /// What an act about a matter comes to, and the row that says so.
    struct Outcome: Sendable {
        var code: String
        var row: RowPlace
    }

    private var operators: [Operator] = []
    /// The operator of promises and plans; what is still to come is read by it.
    let intention: Int
    /// The operator of refusals.
    let refusal: Int
    /// The operator of what is planned or expected and nobody has promised; -1 where the table has none.
    let plan: Int

    init(resources: TableFolder, words: EventWords, codes: EventCodes) throws {
        var operators: [Operator] = []
        for row in try resources.table("event_operators", columns: ["operator", "matter", "means"]) {
            let name = row["operator"]
            let index = operators.firstIndex { $0.name == name } ?? operators.count
            if index == operators.count { operators.append(Operator(name: name)) }
            let (matter, code) = (row["matter"], row["means"])
            guard code == "=" || codes[code] != nil else {
                throw row.failure("CH0221", "means: '\(code)' is no CAMEO code; write one of event_codes.tsv, or =")
            }
            let outcome = Outcome(code: code, row: row.place)
            if matter == "-" {
                operators[index].other = outcome
            } else if let plus = matter.firstIndex(of: "+") {
                guard let classes = words.named(String(matter[matter.index(after: plus)...])) else {
                    throw row.failure(
                        "CH0221",
                        "matter: '\(matter)' has no class of event_words.tsv behind the +; use one of its classes, or give a word the class"
                    )
                }
                operators[index].byClass.append((String(matter[..<plus]), classes, outcome))
            } else {
                operators[index].byCode[matter] = outcome
            }
        }
        self.operators = operators
        intention = operators.firstIndex { $0.name == "intend" } ?? 0
        refusal = operators.firstIndex { $0.name == "reject" } ?? 0
        plan = operators.firstIndex { $0.name == "plan" } ?? -1
        guard !operators.isEmpty else {
            throw TSVTable.Failure(
                code: "CH0221", file: "event_operators.tsv", line: 1, reason: "there is no operator")
        }
    }

    /// The index of an operator; nil where there is none of that name.
    func index(of name: String) -> Int? { operators.firstIndex { $0.name == name } }

    /// Whose act the matter is by the operator: of those who are asked or accused (true), or of the one that speaks.
    func isAsking(_ index: Int) -> Bool { ["ask", "demand", "allege"].contains(operators[index].name) }

    /// Whether the operator is a form of protest, which is coded by what it demands.
    func isProtest(_ index: Int) -> Bool {
        ["protest", "hunger", "strike", "obstruct", "riot"].contains(operators[index].name)
    }

    /// The code of an act about a matter: by the matter's code, by the code of the matter inside the matter (`rejected a
    /// request for aid`), by the classes of its words, else the operator's own; nil where it is no event.
    func code(_ index: Int, matter: String, inner: String, classes: EventWords.Classes) -> String? {
        outcome(index, matter: matter, inner: inner, classes: classes)?.code
    }

    /// The same with the row that says so.
    func outcome(_ index: Int, matter: String, inner: String, classes: EventWords.Classes) -> Outcome? {
        let known = operators[index]
        for (prefix, wanted, outcome) in known.byClass
        where prefix == matter && !prefix.isEmpty && wanted & classes != 0 {
            return outcome
        }
        if let outcome = lookup(known, matter) ?? lookup(known, inner) { return outcome }
        for (prefix, wanted, outcome) in known.byClass where prefix.isEmpty && wanted & classes != 0 { return outcome }
        return known.other
    }

    private func lookup(_ known: Operator, _ matter: String) -> Outcome? {
        var prefix = Substring(matter)
        while prefix.utf8.count >= 2 {
            if let found = known.byCode[String(prefix)] {
                return found.code == "=" ? Outcome(code: matter, row: found.row) : found
            }
            prefix = prefix.dropLast()
        }
        return nil
    }
}
