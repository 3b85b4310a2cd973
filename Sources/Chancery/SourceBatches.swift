import Intake
import SourceText

/// Reads sources in batches, works on each batch on all threads, and delivers in the order of the sources.
struct SourceBatches: Sendable {
    let options: ChanceryOptions

    @discardableResult
    func forEach<Output: Sendable>(
        _ paths: [String], work: @Sendable (RawSource) -> Result<Output, IntakeFailure>,
        deliver: (Result<Output, IntakeFailure>) throws -> Void
    ) rethrows -> ReadingNotes {
        var batch = Batch<Result<RawSource, IntakeFailure>>(threads: options.threads)
        func flush() throws {
            for output in batch.map({ $0.flatMap(work) }) { try deliver(output) }
        }
        let notes = try SourceReader(paths: paths, options: options.intake).forEach { result in
            batch.add(result, bytes: (try? result.get().bytes.count) ?? 0)
            if batch.isFull { try flush() }
        }
        try flush()
        return notes
    }
}

extension Extractor {
    /// One source's document; what cannot be read is a failure of the source, whatever went wrong.
    func result(of source: RawSource) -> Result<Document, IntakeFailure> {
        do {
            return .success(try document(from: source))
        } catch let failure as IntakeFailure {
            return .failure(failure)
        } catch {
            return .failure(IntakeFailure(name: source.name, code: "CH0199", reason: "\(error)", place: source.place))
        }
    }
}
