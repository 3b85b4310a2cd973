/// The words of a passage by their ``TermHash``, for looking them up in tables of word forms.
public enum WordHashes {
    /// Calls with the hash of every run of letters, in order; every byte beyond ASCII counts as a letter.
    public static func forEach(in passage: some Sequence<UInt8>, _ body: (UInt64) -> Void) {
        var word: [UInt8] = []
        for byte in passage {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: word.append(byte)
            default:
                if !word.isEmpty { body(TermHash.of(word)) }
                word.removeAll(keepingCapacity: true)
            }
        }
        if !word.isEmpty { body(TermHash.of(word)) }
    }
}
