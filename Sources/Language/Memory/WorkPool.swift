import Synchronization

/// Work buffers that wait for the next worker, so that neither memory nor what was kept in it is made anew for a document.
final class WorkPool<Work: AnyObject>: Sendable {
    // Whoever took a buffer out of the pool has it alone.
    private struct Waiting: @unchecked Sendable { let work: Work }

    private let waiting = Mutex<[Waiting]>([])
    private let make: @Sendable () -> Work

    init(_ make: @escaping @Sendable () -> Work) { self.make = make }

    /// Calls `body` with buffers that nobody else has until it returns.
    func withWork<Value>(_ body: (Work) -> Value) -> Value {
        let taken = waiting.withLock { $0.popLast() } ?? Waiting(work: make())
        defer { waiting.withLock { $0.append(taken) } }
        return body(taken.work)
    }
}
