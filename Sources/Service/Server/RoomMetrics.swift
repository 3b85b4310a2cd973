import CoreMetrics
import Synchronization

/// Counters, gauges and durations as the text that Prometheus reads.
///
/// A factory of swift-metrics of our own: the packages that bring one bring a client library with them, and all that is asked
/// here are some dozen numbers. The room makes its metrics by this value, not by the process's one, so that two rooms in
/// one process (tests) do not count into each other.
final class RoomMetrics: MetricsFactory {
    private struct Name: Hashable {
        var label: String
        var dimensions: String
    }

    fileprivate final class Number: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler, Sendable
    {
        private let value = Mutex(0.0)
        var now: Double { value.withLock { $0 } }
        func increment(by amount: Int64) { value.withLock { $0 += Double(amount) } }
        func increment(by amount: Double) { value.withLock { $0 += amount } }
        func decrement(by amount: Double) { value.withLock { $0 -= amount } }
        func reset() { value.withLock { $0 = 0 } }
        func set(_ amount: Int64) { value.withLock { $0 = Double(amount) } }
        func set(_ amount: Double) { value.withLock { $0 = amount } }
        func record(_ amount: Int64) { set(amount) }
        func record(_ amount: Double) { set(amount) }
    }

    fileprivate final class Duration: TimerHandler, Sendable {
        struct State {
            var counts = [Int](repeating: 0, count: Duration.bounds.count + 1)
            var sum = 0.0
        }
        /// Upper ends of the buckets, in seconds.
        static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5, 30]
        private let state = Mutex(State())
        var now: State { state.withLock { $0 } }

        func recordNanoseconds(_ duration: Int64) {
            let seconds = Double(duration) / 1e9
            let bucket = Duration.bounds.firstIndex { seconds <= $0 } ?? Duration.bounds.count
            state.withLock {
                $0.counts[bucket] += 1
                $0.sum += seconds
            }
        }
    }

    private struct State {
        var counters: [Name: Number] = [:]
        var gauges: [Name: Number] = [:]
        var timers: [Name: Duration] = [:]
    }

    private let state = Mutex(State())

    init() {}

    private func name(_ label: String, _ dimensions: [(String, String)]) -> Name {
        // What stands between quotation marks of a label must not end them.
        let pairs = dimensions.map { pair in
            let value = String(pair.1.map { $0 == "\"" || $0 == "\\" || $0.isNewline ? "_" : $0 })
            return "\(pair.0)=\"\(value)\""
        }
        return Name(label: label, dimensions: pairs.joined(separator: ","))
    }

    private func number(
        _ path: WritableKeyPath<State, [Name: Number]> & Sendable, _ label: String, _ dimensions: [(String, String)]
    ) -> Number {
        let name = name(label, dimensions)
        return state.withLock { state in
            if let known = state[keyPath: path][name] { return known }
            let made = Number()
            state[keyPath: path][name] = made
            return made
        }
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        number(\.counters, label, dimensions)
    }

    func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
        number(\.counters, label, dimensions)
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        number(\.gauges, label, dimensions)
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        number(\.gauges, label, dimensions)
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        let name = name(label, dimensions)
        return state.withLock { state in
            if let known = state.timers[name] { return known }
            let made = Duration()
            state.timers[name] = made
            return made
        }
    }

    // A metric stays as long as the room.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    /// All of them in the text format of Prometheus, sorted by name.
    var text: String {
        let state = state.withLock { $0 }
        var text = ""
        func numbers(_ numbers: [Name: Number], _ type: String) {
            for (label, group) in Dictionary(grouping: numbers, by: \.key.label).sorted(by: { $0.key < $1.key }) {
                text += "# TYPE \(label) \(type)\n"
                for (name, number) in group.sorted(by: { $0.key.dimensions < $1.key.dimensions }) {
                    let labels = name.dimensions.isEmpty ? "" : "{\(name.dimensions)}"
                    text += "\(label)\(labels) \(RoomMetrics.words(number.now))\n"
                }
            }
        }
        numbers(state.counters, "counter")
        numbers(state.gauges, "gauge")
        for (label, group) in Dictionary(grouping: state.timers, by: \.key.label).sorted(by: { $0.key < $1.key }) {
            text += "# TYPE \(label) histogram\n"
            for (name, timer) in group.sorted(by: { $0.key.dimensions < $1.key.dimensions }) {
                let now = timer.now
                let own = name.dimensions.isEmpty ? "" : name.dimensions + ","
                let labels = name.dimensions.isEmpty ? "" : "{\(name.dimensions)}"
                var count = 0
                for (index, bound) in Duration.bounds.enumerated() {
                    count += now.counts[index]
                    text += "\(label)_bucket{\(own)le=\"\(RoomMetrics.words(bound))\"} \(count)\n"
                }
                count += now.counts[Duration.bounds.count]
                text += "\(label)_bucket{\(own)le=\"+Inf\"} \(count)\n"
                text += "\(label)_sum\(labels) \(now.sum)\n\(label)_count\(labels) \(count)\n"
            }
        }
        return text
    }

    private static func words(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    }
}
