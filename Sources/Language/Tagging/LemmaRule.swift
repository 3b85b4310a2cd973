/// How a lemma is made of a form: bytes taken off its end, bytes put there, and whether capitals stay.
package struct LemmaRule: Hashable, Sendable {
    /// The number of bytes taken off the end.
    var strip: Int
    /// What is put there.
    var suffix: [UInt8]
    /// Whether the form keeps its capitals.
    var keepsCase: Bool

    /// The rule that makes a lemma of a form; the one in lower case where both do.
    package init(form: [UInt8], lemma: [UInt8]) {
        func rule(_ form: [UInt8], _ keepsCase: Bool) -> LemmaRule {
            var common = 0
            while common < form.count, common < lemma.count, form[common] == lemma[common] { common += 1 }
            return LemmaRule(strip: form.count - common, suffix: Array(lemma[common...]), keepsCase: keepsCase)
        }
        let small = rule(form.map(LemmaRule.lower), false)
        let kept = rule(form, true)
        // A letter by itself is replaced, so that `i` becomes `I` as well.
        self = kept.strip < small.strip && form.count > 1 ? kept : small
    }

    init(strip: Int, suffix: [UInt8], keepsCase: Bool) {
        self.strip = strip
        self.suffix = suffix
        self.keepsCase = keepsCase
    }

    @inline(__always) static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    /// Writes the lemma of a form behind `lemma`; nothing is taken off that is not there.
    func apply(_ form: UnsafeBufferPointer<UInt8>, to lemma: inout [UInt8]) {
        let kept = max(0, form.count - strip)
        for index in 0..<kept { lemma.append(keepsCase ? form[index] : LemmaRule.lower(form[index])) }
        lemma.append(contentsOf: suffix)
    }
}
