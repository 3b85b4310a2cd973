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
        if progress.phase == .done { return clear() }
        draw { seconds in
            guard progress.phase == .reading else { return "comparing \(CountWords.count(progress.reports, "report"))" }
            return ProgressLine.reading(progress.reports, rejected: progress.rejected, seconds)
        }
    }

    /// The same for a run over a register.
    mutating func show(_ progress: RegisterProgress) {
        if progress.phase == .done { return clear() }
        draw { seconds in
            switch progress.phase {
            case .reading, .done:
                var words = ProgressLine.reading(progress.added, rejected: progress.rejected, seconds)
                if progress.known > 0 { words += ", \(progress.known) there already" }
                return words
            case .grouping: return "finding the affairs"
            case .collating: return "comparing: \(CountWords.count(progress.stories, "affair")) to go"
            }
        }
    }

    private static func reading(_ reports: Int, rejected: Int, _ seconds: Double) -> String {
        let words = "reading: \(CountWords.count(reports, "report")), \(Int(Double(reports) / seconds)) a second"
        return rejected > 0 ? words + ", \(rejected) could not be read" : words
    }

    private mutating func draw(_ words: (Double) -> String) {
        let now = ContinuousClock.now
        guard isShown, now - last > .milliseconds(200) else { return }
        last = now
        isDrawn = true
        let seconds = max(Double((now - began).components.seconds), 1)
        FileHandle.standardError.write(Data("\r\u{1B}[K\(words(seconds))".utf8))
    }

    /// Takes the line away.
    mutating func clear() {
        if isDrawn { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        isDrawn = false
    }
}
