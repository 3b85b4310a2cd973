import Foundation
import SourceText
import Testing

@testable import Language

/// The sums inside the network, by plain ways, and what its file is when it is broken.
@Suite struct NetworkTests {
    private let network: Network
    private let file: [UInt8]

    init() throws {
        let url = try ResourceDirectory.locate("Language").appendingPathComponent("network.model")
        network = try Network(contentsOf: url)
        file = [UInt8](try Data(contentsOf: url))
    }

    /// The same numbers on every machine.
    private func numbers(_ count: Int, seed: UInt64) -> [Int8] {
        (0..<count).map { Int8(truncatingIfNeeded: Feature.of(seed, UInt64($0)) >> 40) }
    }

    @Test(arguments: [(1, 3, 192), (5, 16, 128), (6, 70, 20), (13, 130, 128), (25, 384, 64)])
    func packedProductsAreThoseOfPlainSums(places: Int, rows: Int, width: Int) {
        let weights = numbers(rows * width, seed: 1)
        let matrix = Matrix(
            rows: rows, width: width, rounding: weights.map(Float.init), isEven: true)
        let input = numbers(places * width, seed: 2).map { UInt8(bitPattern: $0) }
        let packed = PackedMatrix(matrix)
        var sums = [Int32](repeating: 0, count: places * packed.rows)
        packed.multiply(input, step: width, count: places, &sums)
        for place in 0..<places {
            for row in 0..<packed.rows {
                var expected: Int32 = 0
                for column in 0..<width where row < rows {
                    expected += Int32(input[place * width + column]) * Int32(matrix.weights[row * width + column])
                }
                #expect(sums[place * packed.rows + row] == expected)
            }
        }
    }

    /// What the first layer keeps of a word is what its vectors give, the first time and again.
    @Test func keptRowsOfTheFirstLayerAreItsSums() {
        let text = Array("The Minister met 3 ministers; the minister xqzvw left.".utf8)
        var facts = FormFacts()
        let analysis = english.analyze(Document(plain: String(decoding: text, as: UTF8.self)))
        text.withUnsafeBufferPointer { facts.read(0..<analysis.words.count, analysis.words, $0) }
        let first = FirstLayer(network, longest: 100)
        let plain = FirstLayer(network, longest: 100)
        let length = network.layers[0].rows
        for _ in 0..<2 {
            first.startSentence(facts.words.count)
            for (index, word) in facts.words.enumerated() {
                let row = first.row(word, isFirst: index == 0)
                var sums = [Float](repeating: 0, count: length)
                plain.write(NetworkWord(word, index: index, vocabulary: network.vocabulary), to: &sums)
                #expect(Array(UnsafeBufferPointer(start: row, count: length)) == sums)
            }
        }
    }

    /// More different words than are kept: what was given up is worked out again.
    @Test func rowsThatWereGivenUpComeBack() {
        let first = FirstLayer(network, longest: 100)
        let length = network.layers[0].rows
        func row(_ number: UInt64) -> [Float] {
            var word = FormFacts.Word()
            word.key = Feature.of(1, number)
            word.prefix3 = Feature.of(2, number)
            word.suffix3 = number
            first.startSentence(1)
            return Array(UnsafeBufferPointer(start: first.row(word, isFirst: false), count: length))
        }
        let before = row(0)
        for number in 1..<20000 { _ = row(UInt64(number)) }
        #expect(row(0) == before)
    }

    @Test func brokenFilesAreRefused() {
        for length in [0, 4, 5, 9, 100, 5000, file.count / 2, file.count - 1] {
            #expect(throws: HashedModel.Malformed.self) {
                try Network(ModelFile(file.prefix(length)), name: "network.model")
            }
        }
        #expect(throws: HashedModel.Malformed.self) {
            try Network(contentsOf: URL(fileURLWithPath: "/nowhere/network.model"))
        }
        #expect(throws: HashedModel.Malformed.self) {
            try ModelFile(contentsOf: FileManager.default.temporaryDirectory)
        }
    }

    /// Weights that are no numbers give some parse, and no crash.
    @Test func numbersThatAreNoneDoNoHarm() throws {
        var broken = file
        // Scales of the last matrices: every byte of the last parts but the counts of rows is set.
        for index in (broken.count - 4 * Relation.allCases.count)..<broken.count { broken[index] = 0xFF }
        let reader = NetworkReader(try Network(ModelFile(broken), name: "network.model"))
        var facts = FormFacts()
        let analysis = english.analyze(Document(plain: "Japan condemned the launch."))
        analysis.text.bytes.withUnsafeBufferPointer { facts.read(0..<analysis.words.count, analysis.words, $0) }
        reader.read(facts)
        #expect(reader.tags.count == analysis.words.count)
    }
}

/// Tables by hash.
@Suite struct KeyTableTests {
    @Test func keysAreFoundAgainWhileTheTableGrows() {
        var table = KeyTable<Int32>()
        for number in 0..<1000 { #expect(table.set(UInt64(number) * 3, Int32(number)) == nil) }
        #expect(table.count == 1000)
        for number in 0..<1000 { #expect(table[UInt64(number) * 3] == Int32(number)) }
        #expect(table[4] == nil)
        #expect(table.set(6, 99) == 2)
        #expect(table[6] == 99)
        table.removeAll()
        #expect(table[6] == nil)
    }
}
