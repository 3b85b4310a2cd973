import Dispatch
import Synchronization

/// Threads on which the register is read, so that no request blocks the threads of the server.
///
/// Only so many bodies run at once as the register has readers, and only so many wait: what comes beyond is refused at once,
/// which is kinder than a queue in which everybody waits for ever.
final class WorkPool: Sendable {
    private enum Fate { case run, wait, refuse }

    private struct Waiting {
        var work: @Sendable () -> Void
        var refuse: @Sendable () -> Void
    }

    private struct State {
        var running = 0
        var waiting: [Waiting] = []
        var first = 0
        var isClosed = false
    }

    private let queue = DispatchQueue(label: "chancery.reading-room", attributes: .concurrent)
    private let width: Int
    private let longestQueue: Int
    private let state = Mutex(State())

    /// A pool.
    ///
    /// - Parameters:
    ///   - width: how many bodies run at once.
    ///   - longestQueue: how many wait at most.
    init(width: Int = 4, longestQueue: Int = 512) {
        self.width = width
        self.longestQueue = longestQueue
    }

    /// How many bodies run or wait.
    var load: Int { state.withLock { $0.running + $0.waiting.count - $0.first } }

    /// Runs a body on one of the pool's threads.
    ///
    /// - Throws: what the body throws, ``Refusal/busy`` where too many wait.
    func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let work: @Sendable () -> Void = {
                continuation.resume(with: Result(catching: body))
            }
            let fate: Fate = state.withLock { state in
                if state.running < width {
                    state.running += 1
                    return .run
                }
                if state.isClosed || state.waiting.count - state.first >= longestQueue { return .refuse }
                state.waiting.append(Waiting(work: work) { continuation.resume(throwing: Refusal.busy) })
                return .wait
            }
            switch fate {
            case .run: start(work)
            case .wait: break
            case .refuse: continuation.resume(throwing: Refusal.busy)
            }
        }
    }

    /// Refuses whatever waits, and whatever would have to.
    func close() {
        let waiting = state.withLock { state in
            let waiting = Array(state.waiting[state.first...])
            state.waiting = []
            state.first = 0
            state.isClosed = true
            return waiting
        }
        for one in waiting { one.refuse() }
    }

    private func start(_ work: @escaping @Sendable () -> Void) {
        queue.async {
            var work = work
            while true {
                work()
                guard let next = self.next() else { return }
                work = next
            }
        }
    }

    /// The next that waits; where none does, one thread less runs.
    private func next() -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard state.first < state.waiting.count else {
                state.running -= 1
                return nil
            }
            let work = state.waiting[state.first].work
            state.first += 1
            if state.first == state.waiting.count || state.first > 1024 {
                state.waiting.removeFirst(state.first)
                state.first = 0
            }
            return work
        }
    }
}
