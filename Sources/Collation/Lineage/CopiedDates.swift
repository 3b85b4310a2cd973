import Diplomacy
import SourceText

/// Reads the days that a copy gives by the day of the earliest report that has the same words.
///
/// `On Tuesday` in a report that another outlet prints a week later is the Tuesday of the first print: a copy is no witness of
/// its own, and two of them must not dispute what one text says once.
struct CopiedDates {
    private let readings: [Reading]
    private var settled: [Int: Reading] = [:]

    /// Shorter statements, in bytes, may say the same by chance.
    private static let fewestBytes = 24

    /// The readings, with the days of copies as their sources give them.
    static func settled(_ readings: [Reading], _ copies: CopyLineage) -> [Reading] {
        var sources: [Int: [Int]] = [:]
        for link in copies.links {
            let (one, other) = (readings[link.document].document.published, readings[link.source].document.published)
            guard let one, let other, one != other else { continue }
            sources[link.document, default: []].append(link.source)
        }
        if sources.isEmpty { return readings }
        var dates = CopiedDates(readings: readings)
        // The sources of a source are settled before it is one.
        for number in sources.keys.sorted(by: { copies.documents[$0].precedes(copies.documents[$1]) }) {
            let own = sources[number, default: []].sorted { copies.documents[$0].precedes(copies.documents[$1]) }
            dates.settle(number, by: own)
        }
        return readings.indices.map { dates.settled[$0] ?? readings[$0] }
    }

    private var wordings: [Int: Wording] = [:]

    private init(readings: [Reading]) { self.readings = readings }

    private mutating func settle(_ number: Int, by sources: [Int]) {
        var reading = readings[number]
        var sourceWords: [Wording] = []
        for source in sources { sourceWords.append(wording(of: source)) }
        for index in reading.statements.indices {
            let statement = reading.statements[index]
            guard let words = reading.excerpts[statement.span], words.utf8.count >= CopiedDates.fewestBytes,
                let twin = sourceWords.lazy.compactMap({ $0.twin(of: statement, saying: words) }).first
            else { continue }
            reading.statements[index].takeDays(of: twin)
        }
        for clause in reading.digest.passages.clauses where !clause.values.isEmpty {
            guard let words = reading.excerpts[clause.span], words.utf8.count >= CopiedDates.fewestBytes,
                let twins = sourceWords.lazy.compactMap({ $0.clauses[words] }).first, twins.count == clause.values.count
            else { continue }
            for (value, twin) in zip(clause.values, twins) {
                guard case .time = reading.digest.passages.values[Int(value)].content, case .time = twin else {
                    continue
                }
                reading.digest.passages.values[Int(value)].content = twin
            }
        }
        settled[number] = reading
    }

    /// What a source says; one of many copies is read once, and is settled before they are.
    private mutating func wording(of source: Int) -> Wording {
        if let known = wordings[source] { return known }
        let wording = Wording(settled[source] ?? readings[source])
        wordings[source] = wording
        return wording
    }

    /// What a report says, by its words.
    private struct Wording {
        private var statements: [String: [Statement]] = [:]
        /// The values of clauses.
        private(set) var clauses: [String: [Passages.Value.Content]] = [:]

        init(_ reading: Reading) {
            for statement in reading.statements {
                guard let words = reading.excerpts[statement.span] else { continue }
                statements[words, default: []].append(statement)
            }
            let passages = reading.digest.passages
            for clause in passages.clauses where !clause.values.isEmpty {
                guard let words = reading.excerpts[clause.span] else { continue }
                clauses[words] = clause.values.map { passages.values[Int($0)].content }
            }
        }

        /// The statement of the same words that says the same but for its days; or the only one of its kind.
        func twin(of statement: Statement, saying words: String) -> Statement? {
            let alike = statements[words, default: []].filter { $0.kind == statement.kind }
            let wanted = statement.content.undated
            return alike.first { $0.content.undated == wanted } ?? (alike.count == 1 ? alike[0] : nil)
        }
    }
}

extension Statement {
    /// Takes over the days that another statement of the same words gives.
    fileprivate mutating func takeDays(of other: Statement) {
        if let theirs = other.time, let own = time, own.span.count == theirs.span.count {
            time = StatedTime(
                span: own.span, period: theirs.period, granularity: theirs.granularity, modifier: theirs.modifier)
        }
        switch (content, other.content) {
        case (.event(var own), .event(let theirs)):
            own.date = theirs.date
            content = .event(own)
        case (.figure(var own), .figure(let theirs)):
            own.period = theirs.period
            content = .figure(own)
        case (.status(var own), .status(let theirs)):
            own.date = theirs.date
            content = .status(own)
        case (.tie(var own), .tie(let theirs)):
            own.since = theirs.since
            content = .tie(own)
        case (.forecast(var own), .forecast(let theirs)):
            (own.from, own.to) = (theirs.from, theirs.to)
            content = .forecast(own)
        default: return
        }
    }
}

extension Statement.Content {
    /// The same without its days.
    fileprivate var undated: Statement.Content {
        switch self {
        case .event(var event):
            event.date = nil
            return .event(event)
        case .figure(var figure):
            figure.period = nil
            return .figure(figure)
        case .status(var status):
            status.date = nil
            return .status(status)
        case .tie(var tie):
            tie.since = nil
            return .tie(tie)
        case .forecast(var forecast):
            (forecast.from, forecast.to) = (nil, nil)
            return .forecast(forecast)
        default: return self
        }
    }
}
