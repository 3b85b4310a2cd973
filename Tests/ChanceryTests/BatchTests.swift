import Testing

@testable import Chancery

/// Work on many threads gives what work on one gives.
@Suite struct BatchTests {
    @Test("outputs are in order of the inputs, whatever the threads did", arguments: [1, 2, 7, 64])
    func order(threads: Int) {
        var batch = Batch<Int>(threads: threads)
        for number in 0..<500 { batch.add(number, bytes: 1) }
        // Early inputs take longest, so that a race would show.
        let outputs = batch.map { number -> Int in
            var sum = 0
            for step in 0..<((500 - number) * 50) { sum &+= step }
            return sum == -1 ? -1 : number * 2
        }
        #expect(outputs == (0..<500).map { $0 * 2 })
    }

    @Test("a batch is empty after it was mapped") func emptied() {
        var batch = Batch<Int>(threads: 2)
        batch.add(1, bytes: 10)
        #expect(batch.map { $0 } == [1])
        #expect(batch.map { $0 } == [])
    }

    @Test("a batch is full by count or by bytes, so that memory is bounded") func full() {
        var batch = Batch<Int>(threads: 1)
        batch.add(1, bytes: 100)
        #expect(!batch.isFull)
        batch.add(2, bytes: 1 << 30)
        #expect(batch.isFull)
    }
}
