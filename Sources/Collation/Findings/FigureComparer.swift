import Diplomacy
import Foundation
import SourceText

/// Figures that measure one thing of the same parties.
///
/// Figures with dates that exclude each other answer different questions; so do figures narrowed by different words, two
/// figures of one document that lie apart, and a part (an upper bound of one body's share) beside the whole.
struct FigureComparer {
    private struct Item {
        var statement: Int
        var document: Int
        var figure: Figure
        var parties: [EntityID]
        var reading: MeasureWords.Reading
    }

    /// Figures of one question.
    private struct Group {
        var items: [Item] = []
        var qualifiers: Set<String> = []
        var parties: Set<EntityID> = []
    }

    func drafts(_ context: FindingContext) -> [Draft] {
        var buckets: [String: [Item]] = [:]
        for number in context.members(of: .figure) {
            guard case .figure(let figure) = context.statements[number].content else { continue }
            let reading = context.tables.measures.read(figure.what, unit: figure.amount.unit)
            let parties = context.sides(figure.between + (figure.of.map { [$0] } ?? []))
            let item = Item(
                statement: number, document: context.documentOf[number], figure: figure, parties: parties,
                reading: reading)
            buckets["\(reading.measure)|\(FigureComparer.family(figure.amount))", default: []].append(item)
        }
        var drafts: [Draft] = []
        for key in buckets.keys.sorted() {
            for items in context.stretches(buckets[key] ?? [], document: \.document) {
                for group in groups(items) { drafts.append(draft(group, context)) }
            }
        }
        return drafts
    }

    /// The unit in which an amount is compared. Codes of currencies differ; a dollar is not a euro.
    private static func family(_ amount: Amount) -> String { amount.isShare ? "share" : amount.unit }

    private func groups(_ items: [Item]) -> [Group] {
        // Those that say most come first, so that the vague ones find them.
        let sorted = items.sorted {
            (
                $0.parties.count, $0.reading.qualifiers.count, $0.figure.amount.value == nil ? 0 : 1, -$0.document,
                -$0.statement
            )
                > (
                    $1.parties.count, $1.reading.qualifiers.count, $1.figure.amount.value == nil ? 0 : 1, -$1.document,
                    -$1.statement
                )
        }
        var groups: [Group] = []
        for item in sorted {
            var best: (index: Int, score: Int)?
            for index in groups.indices {
                guard let score = fit(item, groups[index]) else { continue }
                if best.map({ score > $0.score }) ?? true { best = (index, score) }
            }
            let index = best?.index ?? groups.count
            if best == nil { groups.append(Group()) }
            groups[index].items.append(item)
            groups[index].qualifiers.formUnion(item.reading.qualifiers)
            groups[index].parties.formUnion(item.parties)
        }
        return groups
    }

    /// How well a figure fits a group; nil where it answers another question.
    private func fit(_ item: Item, _ group: Group) -> Int? {
        var score = 0
        let parties = Set(item.parties)
        if parties.isEmpty || group.parties.isEmpty {
            score += 1
        } else if parties == group.parties {
            score += 4
        } else if parties.isSubset(of: group.parties) || group.parties.isSubset(of: parties) {
            score += 2
        } else {
            return nil
        }
        let qualifiers = Set(item.reading.qualifiers)
        if qualifiers == group.qualifiers {
            score += 3
        } else if qualifiers.isEmpty || group.qualifiers.isEmpty {
            score += 1
        } else if !qualifiers.isDisjoint(with: group.qualifiers) {
            score += 2
        } else if parties.count < 2 || parties != group.parties {
            return nil
        }
        for other in group.items {
            if let a = item.figure.period, let b = other.figure.period, !a.overlaps(b) { return nil }
            let relation = FigureComparer.relation(item.figure.amount, other.figure.amount)
            if case .apart = relation {
                // One document that gives two numbers speaks of two things.
                if other.document == item.document { return nil }
                // Money far apart is one matter only where both name the parties, and for deals also the same object.
                let isMoney = item.figure.amount.isMoney
                let isNamed = item.figure.what.contains(" ") && item.figure.what == other.figure.what
                if isMoney, parties.isEmpty || other.parties.isEmpty, !isNamed { return nil }
                if isMoney, !item.reading.isOne, qualifiers != Set(other.reading.qualifiers) { return nil }
                // A measure that no table knows (a length, an area, a share of something) is one matter only where more than
                // its last word is shared, and nobody else is spoken of.
                let isUsual = item.reading.question != nil && !item.figure.amount.isShare
                if !isMoney, !isUsual {
                    guard parties == Set(other.parties) || parties.isEmpty || other.parties.isEmpty else { return nil }
                    guard isNamed || !qualifiers.isDisjoint(with: other.reading.qualifiers) else { return nil }
                }
                // A bound of a part beside an estimate of the whole.
                if item.figure.amount.bound == .atMost || other.figure.amount.bound == .atMost { return nil }
            } else {
                score += 1
            }
        }
        return score
    }

    /// Compares in one unit: a share of 0.25 is 25 percent, half a year about six months.
    static func relation(_ a: Amount, _ b: Amount) -> Relation {
        func fraction(_ amount: Amount) -> Amount {
            guard amount.unit == "percent" else { return amount }
            return Amount(
                value: amount.value.map { $0 / 100 }, low: amount.low.map { $0 / 100 },
                high: amount.high.map { $0 / 100 },
                bound: amount.bound, unit: "share")
        }
        if a.isLength, b.isLength, a.unit != b.unit { return Relation.of(lengths: a, b) }
        return Relation.of(fraction(a), fraction(b))
    }

    private func draft(_ group: Group, _ context: FindingContext) -> Draft {
        let claims = context.distinct(
            group.items.map {
                Claim(
                    statement: $0.statement, document: $0.document, value: $0.figure,
                    text: AmountRange.text($0.figure.amount), span: nil)
            })
        let judgement = Judgement.of(claims) { FigureComparer.relation($0.amount, $1.amount) }
        let lead = group.items[0]
        let parties = lead.parties
        var scopes: [String] = []
        if judgement.verdict == .conflict || judgement.verdict == .refine {
            let periods = Set(group.items.map { $0.figure.period?.iso8601 ?? "" })
            if periods.count > 1, periods.contains("") { scopes.append("one of them gives no time") }
            if periods.count > 1, !periods.contains("") { scopes.append("for different times") }
            let narrowed = Set(group.items.map { $0.reading.qualifiers })
            if narrowed.count > 1 {
                scopes.append(
                    "described in different words: "
                        + Set(group.items.map(\.figure.what)).sorted().joined(separator: "; "))
            }
            let scope = Set(group.items.compactMap(\.figure.scope))
            if !scope.isEmpty { scopes.append("narrowed: " + scope.sorted().joined(separator: "; ")) }
        }
        var weight = 0.6
        let sizes = claims.compactMap(\.value.amount.value).map(abs).filter { $0 > 0 }
        if let least = sizes.min(), let most = sizes.max() { weight = min(0.95, 0.6 + 0.1 * log2(most / least)) }
        return Draft(
            question: question(lead, parties, context), kind: .figure, answers: context.answers(claims),
            verdict: judgement.verdict, rule: judgement.rule,
            scope: scopes.isEmpty ? nil : scopes.joined(separator: "; "),
            weight: weight, subject: parties,
            // Trade two sides have but one of; of all else there may be two things of one name.
            mustBeBorneOut: !lead.reading.isOne)
    }

    private func question(_ item: Item, _ parties: [EntityID], _ context: FindingContext) -> String {
        let between = parties.isEmpty ? "" : "between " + context.names(parties)
        let of = parties.isEmpty ? "" : "of " + context.names(parties)
        if item.figure.amount.isShare {
            let what = item.figure.what
            if item.figure.scope == "change" {
                return parties.isEmpty
                    ? "By how much did it change: \(what)?" : "By how much did it change \(of): \(what)?"
            }
            return parties.isEmpty ? "What share is it: \(what)?" : "What share is it \(of): \(what)?"
        }
        guard var text = item.reading.question else {
            return FigureComparer.plainQuestion(item.figure, parties.isEmpty ? "" : " " + of)
        }
        text = text.replacingOccurrences(of: "{between}", with: parties.count == 1 ? of : between)
        text = text.replacingOccurrences(of: "{of}", with: of)
        if !item.reading.qualifiers.isEmpty, item.reading.qualifiers.count < 5 {
            text = String(text.dropLast()) + " (\(item.figure.what))?"
        }
        return text.replacingOccurrences(of: " ?", with: "?").replacingOccurrences(of: "  ", with: " ")
    }
    /// What is asked of a measure that has no question of its own in a table.
    private static func plainQuestion(_ figure: Figure, _ of: String) -> String {
        let amount = figure.amount
        if amount.isMoney { return "How much money is it\(of): \(figure.what)?" }
        if amount.isLength { return "How long is it\(of): \(figure.what)?" }
        // `rounds of talks` names what is counted itself.
        if figure.what.hasPrefix(amount.unit) { return "How many \(figure.what)\(of)?" }
        return "How much is it\(of): \(figure.what)?"
    }
}
