import Diplomacy
import SourceText

/// Values that tell by themselves that two reports speak of one thing.
///
/// That both have 17 or 38 million is no chance within one affair, whatever words stand around: `the 17 men aboard` and `of the 17 crew`.
/// Two officials, half of something or ten years are met everywhere. Likewise a day that each names once, some days before or after it
/// was written; of yesterday every report tells several things.
struct TellingValues {
    /// The pairs of equal telling values of different documents.
    private(set) var pairs: [PassageSpace.Pair] = []
    /// The pairs of telling counts and sums that differ by a rounding: `some 60 vehicles` and `62 vehicles`.
    private(set) var near: [PassageSpace.Pair] = []

    /// Parts and lengths that reports use for many things, by their numbers.
    private static let usual: Set<Double> = [12, 18, 24, 25, 33, 36, 48, 67, 72, 75]
    /// So many places of one amount in one report are looked at.
    private static let mostPlaces = 2
    /// Counts up to this one are met by chance.
    private static let mostOfFew = 3.0
    /// Counts up to this one are near one another by chance.
    private static let mostOfNear = 12.0
    /// How many times the larger of two that are near is the smaller at most.
    private static let widest = 1.08
    /// A day tells where it lies so far from those of the reports.
    private static let leastDays: Int32 = 3

    private struct Key: Hashable {
        var amount: Amount?
        var day: CalendarDay?
    }

    init(
        _ space: PassageSpace, _ items: [PassageSpace.Item], _ contents: [Passages.Value.Content],
        _ context: FindingContext
    ) {
        var places: [Key: [Int]] = [:]
        for (number, content) in contents.enumerated() {
            switch content {
            case .amount(var amount):
                guard TellingValues.isTelling(amount) else { continue }
                amount.bound = .exact
                places[Key(amount: amount), default: []].append(number)
            case .time(let period):
                guard period.days == 1 else { continue }
                places[Key(day: period.first), default: []].append(number)
            }
        }
        for (key, all) in places where all.count > 1 {
            let own = key.day.map { day in TellingValues.telling(day, all, space, items, context) } ?? first(all, items)
            for index in own.indices {
                for other in own[(index + 1)...] where items[other].document != items[own[index]].document {
                    pairs.append(
                        PassageSpace.Pair(
                            a: own[index], b: other, likeness: items[own[index]].likeness(to: items[other])))
                }
            }
        }
        pairs.sort { ($0.a, $0.b) < ($1.a, $1.b) }
        near = TellingValues.near(items, contents)
    }

    /// The first places in each document: a report that repeats itself costs no more than one that does not.
    private func first(_ places: [Int], _ items: [PassageSpace.Item]) -> [Int] {
        var seen: [Int: Int] = [:]
        return places.filter { place in
            seen[items[place].document, default: 0] += 1
            return seen[items[place].document, default: 0] <= TellingValues.mostPlaces
        }
    }

    // MARK: Amounts

    private static func isTelling(_ amount: Amount) -> Bool {
        guard let value = amount.value.map(abs) else { return false }
        let told = amount.unit == "share" ? value * 100 : value
        guard told > mostOfFew else { return false }
        guard amount.isLength || amount.isShare else { return true }
        return !isRound(told.rounded()) && !usual.contains(told.rounded())
    }

    /// Whether a number has one digit that is not zero: 5, 10, 300.
    private static func isRound(_ value: Double) -> Bool {
        var value = value
        while value >= 10, value.truncatingRemainder(dividingBy: 10) == 0 { value /= 10 }
        return value < 10 && value == value.rounded()
    }

    /// The pairs of counts and sums of one unit that lie close together and are not equal.
    private static func near(_ items: [PassageSpace.Item], _ contents: [Passages.Value.Content]) -> [PassageSpace.Pair]
    {
        let told = contents.enumerated().compactMap { number, content -> (unit: String, value: Double, item: Int)? in
            guard case .amount(let amount) = content, isTelling(amount), !amount.isLength, !amount.isShare,
                let value = amount.value, value > mostOfNear
            else { return nil }
            return (amount.unit, value, number)
        }.sorted { ($0.unit, $0.value, $0.item) < ($1.unit, $1.value, $1.item) }
        var near: [PassageSpace.Pair] = []
        for (index, one) in told.enumerated() {
            for other in told[(index + 1)...] {
                guard other.unit == one.unit, other.value <= widest * one.value else { break }
                guard other.value > one.value, items[one.item].document != items[other.item].document else { continue }
                let (a, b) = (min(one.item, other.item), max(one.item, other.item))
                near.append(PassageSpace.Pair(a: a, b: b, likeness: items[a].likeness(to: items[b])))
            }
        }
        return near.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    }

    // MARK: Days

    /// The places of a day in documents that name it in one sentence only and were written some days away from it.
    private static func telling(
        _ day: CalendarDay, _ places: [Int], _ space: PassageSpace, _ items: [PassageSpace.Item],
        _ context: FindingContext
    ) -> [Int] {
        var sentences: [Int: Set<Int32>] = [:]
        for place in places {
            sentences[items[place].document, default: []].insert(space.clause(items[place], context).sentence)
        }
        return places.filter { place in
            let document = items[place].document
            guard sentences[document]?.count == 1 else { return false }
            guard let published = context.documents[document].published else { return true }
            return day.number - published.last.number >= leastDays || published.first.number - day.number >= leastDays
        }
    }
}
