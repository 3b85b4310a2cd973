import Chancery
import Diplomacy
import Dispatch
import Foundation
import Intake
import Logging
import Register
import Synchronization

/// Adds what is sent, one job after another, and collates after corrections: whatever collates goes through here, so that
/// two never do at once.
final class JobQueue: Sendable {
    /// What is to be added.
    struct Order: Sendable {
        var files: [SentForm.File]
        var ruled = StatedMetadata()
        var handling: [HandlingMark] = []
        var by: String
    }

    private struct State {
        var jobs: [String: Job] = [:]
        var ids: [String] = []
        var waiting = 0
        var isClosed = false
    }

    private let desk: Desk
    private let log: Logger
    private let writer = DispatchQueue(label: "chancery.writer", qos: .utility)
    private let state = Mutex(State())
    /// Where what is sent lies until it is read: a folder that its owner alone may look into.
    private let folder: URL
    /// How many jobs wait at most, and how many are remembered.
    private static let most = (waiting: 32, kept: 200)

    init(desk: Desk, log: Logger) throws {
        self.desk = desk
        self.log = log
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("chancery-\(Secrets.token())")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// A job; nil where none is remembered under the id.
    func job(_ id: String) -> Job? { state.withLock { $0.jobs[id] } }

    /// How many jobs wait or run.
    var load: Int { state.withLock { $0.waiting } }

    /// Puts reports into the queue.
    ///
    /// - Returns: the job.
    /// - Throws: ``Refusal/busy`` where too many wait; where they cannot be laid down.
    func add(_ order: Order) throws -> Job {
        let job = Job(
            id: String(Secrets.token().prefix(22)), by: order.by, at: Register.now(), inputs: order.files.map(\.name))
        try state.withLock { state throws(Refusal) in
            if state.waiting >= JobQueue.most.waiting || state.isClosed { throw Refusal.busy }
            state.waiting += 1
            state.jobs[job.id] = job
            state.ids.append(job.id)
            if state.ids.count > JobQueue.most.kept,
                let old = state.ids.firstIndex(where: { id in
                    state.jobs[id]?.state.isOver ?? true
                })
            {
                state.jobs[state.ids.remove(at: old)] = nil
            }
        }
        let paths: [String]
        let place = folder.appendingPathComponent(job.id)
        do {
            paths = try lay(order.files, into: place)
        } catch {
            state.withLock { $0.waiting -= 1 }
            change(job.id) { $0.state = .failed }
            try? FileManager.default.removeItem(at: place)
            throw error
        }
        writer.async {
            self.run(job.id, order, paths, place)
            try? FileManager.default.removeItem(at: place)
            self.state.withLock { $0.waiting -= 1 }
        }
        return job
    }

    private func change(_ id: String, _ body: (inout Job) -> Void) {
        state.withLock { state in
            guard var job = state.jobs[id] else { return }
            body(&job)
            state.jobs[id] = job
        }
    }

    private func lay(_ files: [SentForm.File], into place: URL) throws -> [String] {
        try FileManager.default.createDirectory(
            at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var names: Set<String> = []
        return try files.map { file in
            let name = JobQueue.freeName(file.name, &names)
            let path = place.appendingPathComponent(name)
            try Data(file.bytes).write(to: path, options: .withoutOverwriting)
            return path.path
        }
    }

    /// A name for a file: what stands behind the last slash of the one that was sent, without what a file system or a
    /// terminal takes for something else; numbered where there is one like it.
    static func freeName(_ sent: String, _ taken: inout Set<String>) -> String {
        let last = sent.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var kept = String.UnicodeScalarView()
        for scalar in last.unicodeScalars where scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value != 0x3A {
            switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: continue
            default: kept.append(scalar)
            }
        }
        var name = String(kept).trimmed
        while name.hasPrefix(".") || name.hasPrefix("-") { name.removeFirst() }
        if name.isEmpty { name = "report.txt" }
        let dot = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 }
        var stem = String(dot.map { name[..<$0] } ?? name[...])
        var end = String(dot.map { name[$0...] } ?? "")
        while end.utf8.count > 16 { end.removeLast() }
        while stem.utf8.count > 120 { stem.removeLast() }
        var free = stem + end
        var number = 2
        while !taken.insert(free.lowercased()).inserted {
            free = "\(stem)-\(number)\(end)"
            number += 1
        }
        return free
    }

    private func run(_ id: String, _ order: Order, _ paths: [String], _ place: URL) {
        change(id) { $0.state = .running }
        do {
            let addition = try desk.chancery.add(
                paths, to: desk.register, desk: order.handling.isEmpty ? nil : DeskRemarks(handling: order.handling),
                ruled: order.ruled, origin: "the reading room, sent by \(order.by)"
            ) { progress in
                change(id) { $0.progress = progress }
            }
            change(id) { job in
                job.state = .done
                job.progress.added = addition.added
                job.progress.known = addition.known
                job.documents = Array(addition.documents.prefix(100))
                job.rejected = addition.rejected.prefix(100).map {
                    Job.Rejected(
                        name: $0.name,
                        reason: "\($0.reason) [\($0.code)]".replacingOccurrences(of: place.path, with: ""))
                }
                job.remarks = (addition.notes.warnings + addition.regroupings.prefix(10)).map {
                    $0.replacingOccurrences(of: place.path + "/", with: "")
                }
            }
        } catch {
            log.error("job \(id): \(error)")
            change(id) { job in
                job.state = .failed
                job.remarks = ["It could not be put into the register; what was committed is kept. The log says more."]
            }
        }
    }

    /// Collates what waits, behind whatever runs.
    ///
    /// - Returns: false where that takes longer than somebody waits for a page; it goes on none the less.
    func collate(within patience: Duration = .seconds(15)) async throws -> Bool {
        let done = AsyncThrowingStream<Bool, any Error> { continuation in
            writer.async(qos: .userInitiated) {
                do {
                    try self.desk.chancery.collate(self.desk.register)
                    continuation.yield(true)
                } catch {
                    self.log.error("collating: \(error)")
                    continuation.finish(throwing: error)
                }
                continuation.finish()
            }
            Task {
                try? await Task.sleep(for: patience)
                continuation.yield(false)
                continuation.finish()
            }
        }
        for try await value in done { return value }
        return false
    }

    /// Takes nothing more; what was taken is read to its end, for whoever sent it was told so.
    func close() {
        let waiting = state.withLock { state in
            state.isClosed = true
            return state.waiting
        }
        if waiting > 0 { log.notice("closing: \(waiting) sent lots of reports are still to be read") }
        writer.sync {}
        try? FileManager.default.removeItem(at: folder)
    }
}
