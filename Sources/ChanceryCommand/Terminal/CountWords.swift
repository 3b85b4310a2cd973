/// Numbers with their nouns.
enum CountWords {
    /// `1 report`, `2 reports`.
    static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
    }
}
