import Briefing
import Collation
import Diplomacy
import Dispatch
import Foundation
import Intake
import Language
import Measures
import SourceText
import Statements
import Synchronization

/// Times each stage alone, in one process, on reports that are in memory; `Scripts/bench.py` makes them and shows the table.
///
/// ```
/// chancery-training bench REPORTS.jsonl [--threads N] [--rounds N]
/// ```
///
/// Writes a row a stage: tab-separated stage, threads, documents, words, seconds of the clock, seconds of processor time.
/// Words are UD words that Language found; seconds are the least of the rounds. Stages that work on one document at a time
/// are spread over the threads; Collation and what follows see all documents and run on one.
struct StageBench {
    private let extractor: Extractor
    private let english: English
    private let statements: StatementReader
    private let collator: Collator
    private let vectors: VectorReader
    private let measures: RecordMeasures
    private let threads: Int
    private let rounds: Int

    /// What some work took.
    private struct Took {
        /// By the clock, in seconds.
        var clock: Double
        /// Processor time of all threads, in seconds: what other programs do meanwhile counts less in it.
        var processor: Double
    }

    static func run(_ arguments: [String]) throws {
        var paths: [String] = []
        var threads = 1
        var rounds = 3
        var index = 0
        while index < arguments.count {
            let value = index + 1 < arguments.count ? Int(arguments[index + 1]) : nil
            switch (arguments[index], value) {
            case ("--threads", let number?): threads = max(number, 1)
            case ("--rounds", let number?): rounds = max(number, 1)
            default:
                paths.append(arguments[index])
                index -= 1
            }
            index += 2
        }
        guard paths.count == 1 else {
            FileHandle.standardError.write(
                Data("usage: chancery-training bench REPORTS.jsonl [--threads N] [--rounds N]\n".utf8))
            exit(64)
        }
        try StageBench(threads: threads, rounds: rounds).measure(paths)
    }

    private init(threads: Int, rounds: Int) throws {
        let began = StageBench.now
        let tables = try Tables.load()
        extractor = try Extractor()
        english = try English(gazetteer: Gazetteer(tables.names))
        statements = try StatementReader(tables: tables)
        collator = try Collator(tables: tables)
        vectors = try VectorReader(tables: tables)
        measures = try RecordMeasures(tables: tables)
        self.threads = threads
        self.rounds = rounds
        StageBench.row("start: tables and models", threads: 1, documents: 0, words: 0, took: StageBench.since(began))
    }

    private func measure(_ paths: [String]) throws {
        let sources = timed { () -> [RawSource] in
            var sources: [RawSource] = []
            SourceReader(paths: paths).forEach { result in
                if let source = try? result.get() { sources.append(source) }
            }
            return sources
        }
        let documents = timed { map(sources.value) { try? extractor.document(from: $0) } }
        let found = documents.value.compactMap { $0 }
        let analyses = timed { map(found) { english.analyze($0) } }
        let readings = timed { map(analyses.value) { statements.read($0) } }
        let record = timed { collator.collate(readings.value) }
        let vectors = timed { self.vectors.vectors(of: record.value) + measures.vectors(of: record.value) }
        var whole = record.value
        whole.vectors = vectors.value
        let final = whole
        let brief = timed { TextRenderer(width: 100, colour: false).render(Brief(final)).utf8.count }
        let rows = timed { () -> Int in
            var bytes = 0
            RecordWriter(options: RecordWriter.Options(program: "bench", run: [:], mentions: false))
                .write(final) { bytes += $0.count }
            return bytes
        }

        let words = analyses.value.reduce(0) { $0 + $1.words.count }
        let stages: [(String, Int, Took)] = [
            ("reading: rows to sources", 1, sources.took),
            ("Intake: source to document", threads, documents.took),
            ("Language: document to analysis", threads, analyses.took),
            ("Statements: analysis to reading", threads, readings.took),
            ("Collation: readings to record", 1, record.took),
            ("Measures: vectors of the record", 1, vectors.took),
            ("Briefing: brief as text", 1, brief.took),
            ("Briefing: record as JSON Lines", 1, rows.took),
        ]
        for (name, threads, took) in stages {
            StageBench.row(name, threads: threads, documents: found.count, words: words, took: took)
        }
    }

    /// The value of some work, and the least that it took in some rounds.
    private func timed<Value>(_ work: () -> Value) -> (value: Value, took: Took) {
        var began = StageBench.now
        let value = work()
        var least = StageBench.since(began)
        for _ in 1..<max(rounds, 1) {
            began = StageBench.now
            _ = work()
            let took = StageBench.since(began)
            least = Took(clock: min(least.clock, took.clock), processor: min(least.processor, took.processor))
        }
        return (value, least)
    }

    private static var now: Took {
        let seconds = { (clock: clockid_t) -> Double in
            var time = timespec()
            clock_gettime(clock, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        return Took(clock: seconds(CLOCK_MONOTONIC), processor: seconds(CLOCK_PROCESS_CPUTIME_ID))
    }

    private static func since(_ began: Took) -> Took {
        let now = now
        return Took(clock: now.clock - began.clock, processor: now.processor - began.processor)
    }

    /// Maps on all threads, in order of the inputs.
    private func map<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], _ work: @Sendable (Input) -> Output
    ) -> [Output] {
        guard threads > 1 else { return inputs.map(work) }
        let outputs = Mutex([Output?](repeating: nil, count: inputs.count))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < inputs.count else { return }
                let output = work(inputs[index])
                outputs.withLock { $0[index] = output }
            }
        }
        return outputs.withLock { $0.compactMap { $0 } }
    }

    private static func row(_ stage: String, threads: Int, documents: Int, words: Int, took: Took) {
        let seconds = [took.clock, took.processor].map { String(format: "%.6f", $0) }
        print(stage, threads, documents, words, seconds[0], seconds[1], separator: "\t")
    }
}
