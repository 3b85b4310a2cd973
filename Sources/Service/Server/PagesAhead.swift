import Dispatch
import Foundation
import Synchronization

/// Makes pages before somebody asks for them, on one thread that gives way to every other: whoever reads the brief of an affair
/// goes on to its matrix or its timeline.
///
/// What was wanted last is made first, and what waits too long is dropped: a page that was not made ahead is made when it is
/// asked for.
final class PagesAhead: Sendable {
    private struct State {
        var wanted: [@Sendable () -> Void] = []
        var isOpen = true
        var hasThread = false
    }

    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let most: Int

    /// - Parameter most: how many pages wait at most.
    init(most: Int = 256) { self.most = most }

    deinit { end() }

    /// How many pages wait.
    var load: Int { state.withLock { $0.wanted.count } }

    /// Makes pages when there is nothing else to do.
    ///
    /// - Parameter pages: each makes a page and keeps it; the first is made first.
    func want(_ pages: [@Sendable () -> Void]) {
        if pages.isEmpty { return }
        let needsThread = state.withLock { state in
            guard state.isOpen else { return false }
            state.wanted += pages.reversed()
            if state.wanted.count > most { state.wanted.removeFirst(state.wanted.count - most) }
            defer { state.hasThread = true }
            return !state.hasThread
        }
        if needsThread { start() }
        bell.signal()
    }

    /// Makes nothing more; comes back when what was being made is made, so that the register can be closed.
    func close() {
        if end() { ended.wait() }
    }

    /// - Returns: whether there is a thread that comes to its end now.
    @discardableResult
    private func end() -> Bool {
        let isLast = state.withLock { state in
            defer { state.isOpen = false }
            state.wanted = []
            return state.isOpen && state.hasThread
        }
        bell.signal()
        return isLast
    }

    private func start() {
        let thread = Thread { [state = Weak(self), bell, ended] in
            defer { ended.signal() }
            // The least that a thread may ask for; of Linux's threads each has its own.
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
            while true {
                bell.wait()
                while let page = state.object?.next() { page() }
                if state.object?.isOpen != true { return }
            }
        }
        thread.name = "pages-ahead"
        thread.start()
    }

    private var isOpen: Bool { state.withLock { $0.isOpen } }

    private func next() -> (@Sendable () -> Void)? { state.withLock { $0.wanted.popLast() } }

    /// The thread does not keep the queue alive.
    private final class Weak: Sendable {
        weak let object: PagesAhead?

        init(_ object: PagesAhead) { self.object = object }
    }
}
