/// Random numbers that follow from a seed alone (SplitMix64; Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014), so that the same record gives the same intervals on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A generator whose seed is made from numbers: the same numbers in the same order give the same seed (FNV-1a).
    init(of numbers: some Sequence<Double>) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for number in numbers { hash = (hash ^ number.bitPattern) &* 0x100_0000_01b3 }
        state = hash
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A number in 0..<count, by the high bits of a product: even up to one part in 2^64 / count.
    mutating func index(below count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(count)).high)
    }
}
