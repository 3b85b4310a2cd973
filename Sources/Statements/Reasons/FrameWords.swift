/// The conditions of event frames in words, for those who ask why a row did not fit.
enum FrameWords {
    /// `obj=agreement,plan` → `an object of class agreement or plan`.
    static func condition(_ text: String) -> String {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        let value = parts.count > 1 ? parts[1] : ""
        switch (parts.first ?? "", parts.count) {
        case ("obj", 1): return "an object"
        case ("-obj", 1): return "no object"
        case ("iobj", 1): return "an indirect object"
        case ("inf", 1): return "an infinitive behind it (to …)"
        case ("that", 1): return "a clause behind it (that …)"
        case ("must", 1): return "a clause that says what must be"
        case ("sides", 1): return "two or more for its subject"
        case ("obj", _): return "an object of class \(choice(value))"
        case ("subj", _): return "a subject of class \(choice(value))"
        case ("mod", _): return "a word of class \(choice(value)) in its phrase"
        case ("prt", _): return "the particle \(choice(value))"
        case ("prep", _):
            let halves = value.split(separator: "/", maxSplits: 1).map(String.init)
            let phrase = "a phrase with \(choice(halves.first ?? ""))"
            return halves.count > 1 ? phrase + " of class \(choice(halves[1]))" : phrase
        default: return text
        }
    }

    private static func choice(_ list: String) -> String {
        var names: [String] = []
        for name in list.split(separator: ",") where !names.contains(String(name)) { names.append(String(name)) }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}
