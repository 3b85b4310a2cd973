import Foundation

/// What a tag and the end of a form say of a word, learned from a treebank: the longest known end decides.
///
/// Rows are keyed by hashes, so that no word can be had back.
package struct FormTable: Sendable {
    /// The longest end that is looked at, in bytes; the whole form is looked up besides.
    static let longest = 6
    private var keys: [UInt32]
    private var values: [UInt16]

    private static let magic: [UInt8] = Array("CHFT".utf8) + [1]

    /// What is known of a word; nil where not even its tag is known.
    ///
    /// - Parameters:
    ///   - tag: a number for the tag.
    ///   - form: the form's bytes, ASCII letters in lower case.
    package func value(tag: UInt64, form: UnsafeBufferPointer<UInt8>) -> Int? {
        if let value = find(FormTable.key(tag, form, form.count, isWhole: true)) { return value }
        var length = min(form.count, FormTable.longest)
        while length >= 0 {
            if let value = find(FormTable.key(tag, form, length, isWhole: false)) { return value }
            length -= 1
        }
        return nil
    }

    private static func key(_ tag: UInt64, _ form: UnsafeBufferPointer<UInt8>, _ length: Int, isWhole: Bool) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in form.count - length..<form.count { hash = (hash ^ UInt64(form[index])) &* 0x100_0000_01b3 }
        return Feature.of(tag << 8 | UInt64(isWhole ? 63 : length), hash)
    }

    private func find(_ key: UInt64) -> Int? {
        let mask = keys.count - 1
        let mark = UInt32(truncatingIfNeeded: key) | 1
        var slot = Int(key >> 32) & mask
        while keys[slot] != 0 {
            if keys[slot] == mark { return Int(values[slot]) }
            slot = (slot + 1) & mask
        }
        return nil
    }

    // MARK: - Training

    /// A word of the treebank: its tag, its form in lower case, and what is to be known of it.
    package struct Example: Hashable {
        package var tag: UInt64
        package var form: [UInt8]
        package var value: Int

        package init(tag: UInt64, form: [UInt8], value: Int) {
            self.tag = tag
            self.form = form
            self.value = value
        }
    }

    /// Learns a table: an end gets a row where it says something else than the next shorter one.
    package init(examples: [Example]) {
        var byLength: [[UInt64: [Int: Int]]] = Array(repeating: [:], count: FormTable.longest + 1)
        var whole: [UInt64: [Int: Int]] = [:]
        var counts: [Example: Int] = [:]
        for example in examples { counts[example, default: 0] += 1 }
        for (example, count) in counts {
            example.form.withUnsafeBufferPointer { form in
                for length in 0...min(form.count, FormTable.longest) {
                    // A form counts for its ends by how often it stands, but not in full: ends must hold for new words.
                    let weight = min(count, 3)
                    byLength[length][FormTable.key(example.tag, form, length, isWhole: false), default: [:]][
                        example.value, default: 0] += weight
                }
                whole[FormTable.key(example.tag, form, form.count, isWhole: true), default: [:]][
                    example.value, default: 0] += count
            }
        }
        func winner(_ votes: [Int: Int]?) -> Int? {
            votes?.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key
        }
        var rows: [UInt64: Int] = [:]
        for example in counts.keys {
            example.form.withUnsafeBufferPointer { form in
                var said: Int?
                for length in 0...min(form.count, FormTable.longest) {
                    let key = FormTable.key(example.tag, form, length, isWhole: false)
                    let votes = byLength[length][key]
                    // An end that one form alone has is left to the whole form.
                    guard let value = winner(votes), length == 0 || (votes?.values.reduce(0, +) ?? 0) > 1 else { break }
                    if value != said { rows[key] = value }
                    said = value
                }
                let key = FormTable.key(example.tag, form, form.count, isWhole: true)
                if let value = winner(whole[key]), value != said { rows[key] = value }
            }
        }
        var size = 64
        while size * 3 < rows.count * 5 { size *= 2 }
        keys = [UInt32](repeating: 0, count: size)
        values = [UInt16](repeating: 0, count: size)
        for (key, value) in rows.sorted(by: { $0.key < $1.key }) {
            var slot = Int(key >> 32) & (size - 1)
            while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
            keys[slot] = UInt32(truncatingIfNeeded: key) | 1
            values[slot] = UInt16(value)
        }
    }

    // MARK: - File

    init(reading bytes: inout ArraySlice<UInt8>) throws(HashedModel.Malformed) {
        guard bytes.count > 6, bytes.prefix(5).elementsEqual(FormTable.magic), let bits = bytes.dropFirst(5).first,
            bits < 24, bytes.count >= 6 + 6 << Int(bits)
        else { throw HashedModel.Malformed(file: "tags.model") }
        let size = 1 << Int(bits)
        let first = bytes.startIndex + 6
        (keys, values) = bytes.withUnsafeBytes { raw in
            (
                (0..<size).map { raw.loadUnaligned(fromByteOffset: 6 + $0 * 4, as: UInt32.self).littleEndian },
                (0..<size).map {
                    raw.loadUnaligned(fromByteOffset: 6 + size * 4 + $0 * 2, as: UInt16.self).littleEndian
                }
            )
        }
        // A table without an empty slot would make a search endless.
        guard keys.contains(0) else { throw HashedModel.Malformed(file: "tags.model") }
        bytes = bytes[(first + 6 * size)...]
    }

    /// The bytes of the table in a model's file.
    package var encoded: [UInt8] {
        var bytes = FormTable.magic + [UInt8(keys.count.trailingZeroBitCount)]
        for key in keys { withUnsafeBytes(of: key.littleEndian) { bytes.append(contentsOf: $0) } }
        for value in values { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }
}
