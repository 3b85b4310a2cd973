import Chancery
import Foundation

/// One line on the terminal that says how far a long run is; silent where standard error is no terminal.
struct ProgressLine {
    private let isShown: Bool
    private var last: ContinuousClock.Instant
    private let began: ContinuousClock.Instant
    private var isDrawn = false

    init(quiet: Bool) {
        isShown = !quiet && Terminal.isTerminal(2)
        began = .now
        last = .now
    }

    /// Draws the line, at most five times a second, and only once a run has taken a while.
    mutating func show(_ progress: ReadingProgress) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if progress.phase == .done { return clear() }
        guard now - last > .milliseconds(200) else { return }
        last = now
        isDrawn = true
        let seconds = max(Double((now - began).components.seconds), 1)
        let reports = progress.reports == 1 ? "1 report" : "\(progress.reports) reports"
        var line: String
        switch progress.phase {
        case .reading:
            line = "reading: \(reports), \(Int(Double(progress.reports) / seconds)) a second"
            if progress.rejected > 0 { line += ", \(progress.rejected) could not be read" }
        default: line = "comparing \(reports)"
        }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
    }

    /// Takes the line away.
    mutating func clear() {
        if isDrawn { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        isDrawn = false
    }
}
