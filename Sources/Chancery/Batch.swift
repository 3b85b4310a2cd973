import Dispatch
import Synchronization

/// Inputs gathered until it is worth waking the other threads; mapped in parallel, given back in order.
struct Batch<Input: Sendable> {
    private let threads: Int
    private var inputs: [Input] = []
    private var bytes = 0

    /// What one thread gets to do before the batch is full: inputs, and bytes of them.
    private static var share: (inputs: Int, bytes: Int) { (64, 2 << 20) }

    init(threads: Int) { self.threads = max(threads, 1) }

    /// Whether the batch should be mapped before more is added; keeps memory bounded.
    var isFull: Bool { inputs.count >= Batch.share.inputs * threads || bytes >= Batch.share.bytes * threads }

    mutating func add(_ input: Input, bytes: Int) {
        inputs.append(input)
        self.bytes += bytes
    }

    /// Maps what was gathered and empties the batch. The outputs are in order of the inputs, whatever the threads did.
    mutating func map<Output: Sendable>(_ work: @Sendable (Input) -> Output) -> [Output] {
        let inputs = self.inputs
        self.inputs.removeAll(keepingCapacity: true)
        bytes = 0
        return Batch.mapped(inputs, threads: threads, work)
    }

    /// Maps inputs on several threads. The outputs are in order of the inputs.
    static func mapped<Output: Sendable>(
        _ inputs: [Input], threads: Int, _ work: @Sendable (Input) -> Output
    ) -> [Output] {
        guard threads > 1, inputs.count > 1 else { return inputs.map(work) }
        let outputs = Mutex([Output?](repeating: nil, count: inputs.count))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(threads, inputs.count)) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < inputs.count else { return }
                let output = work(inputs[index])
                outputs.withLock { $0[index] = output }
            }
        }
        return outputs.withLock { $0.compactMap { $0 } }
    }
}
