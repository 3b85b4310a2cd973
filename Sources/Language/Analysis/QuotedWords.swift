extension Words {
    /// Whether each word stands between quotation marks. A mark that nothing closes ends after six further sentences.
    public func areQuoted() -> [Bool] {
        var result = [Bool](repeating: false, count: count)
        var isOpen = false
        var lastSentence: Int32 = -1
        var openedIn: Int32 = -1
        for word in 0..<count {
            if sentence[word] != lastSentence {
                lastSentence = sentence[word]
                if isOpen, lastSentence - openedIn > 6 { isOpen = false }
            }
            switch pennTag[word] {
            case .openQuote:
                isOpen = true
                openedIn = lastSentence
            case .closeQuote: isOpen = false
            default: result[word] = isOpen
            }
        }
        return result
    }
}
