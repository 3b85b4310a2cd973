import Diplomacy
import Foundation
import SourceText

/// Acts about other acts (to demand, to promise, to refuse, to halt): what each comes to with the matter inside it. The
/// table `event_operators.tsv`.
struct EventOperators: Sendable {
    private struct Operator: Sendable {
        var name: String
        var byCode: [String: String] = [:]
        /// Codes by the beginning of the matter's code, where that is given, and a class of its words.
        var byClass: [(prefix: String, classes: EventWords.Classes, code: String)] = []
        var other: String?
    }

    private var operators: [Operator] = []
    /// The operator of promises and plans; what is still to come is read by it.
    let intention: Int
    /// The operator of refusals.
    let refusal: Int

    init(resources: URL, words: EventWords, codes: EventCodes) throws {
        let table = try TSVTable(
            contentsOf: resources.appendingPathComponent("event_operators.tsv"),
            columns: ["operator", "matter", "means"])
        var operators: [Operator] = []
        for row in table.rows {
            let name = row["operator"]
            let index = operators.firstIndex { $0.name == name } ?? operators.count
            if index == operators.count { operators.append(Operator(name: name)) }
            let (matter, code) = (row["matter"], row["means"])
            guard code == "=" || codes[code] != nil else {
                throw row.failure("CH0221", "means: '\(code)' is no CAMEO code")
            }
            if matter == "-" {
                operators[index].other = code
            } else if let plus = matter.firstIndex(of: "+") {
                guard let classes = words.named(String(matter[matter.index(after: plus)...])) else {
                    throw row.failure("CH0221", "matter: '\(matter)' is no class of event_words.tsv")
                }
                operators[index].byClass.append((String(matter[..<plus]), classes, code))
            } else {
                operators[index].byCode[matter] = code
            }
        }
        self.operators = operators
        intention = operators.firstIndex { $0.name == "intend" } ?? 0
        refusal = operators.firstIndex { $0.name == "reject" } ?? 0
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
        let known = operators[index]
        for (prefix, wanted, code) in known.byClass where prefix == matter && !prefix.isEmpty && wanted & classes != 0 {
            return code
        }
        if let code = lookup(known, matter) ?? lookup(known, inner) { return code }
        for (prefix, wanted, code) in known.byClass where prefix.isEmpty && wanted & classes != 0 { return code }
        return known.other
    }

    private func lookup(_ known: Operator, _ matter: String) -> String? {
        var prefix = Substring(matter)
        while prefix.utf8.count >= 2 {
            if let code = known.byCode[String(prefix)] { return code == "=" ? matter : code }
            prefix = prefix.dropLast()
        }
        return nil
    }
}
