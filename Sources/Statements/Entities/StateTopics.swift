import Diplomacy
import Language

/// Whose `the government`, `the ministry` and `parliament` are where no word beside them says it: of the state that their own
/// paragraph is about, else of that which the report is from, else of the last subject.
///
/// A paragraph is about the state of the subject of its last sentence, or that where a sentence says that it happened: `In Georgia, thousands
/// marched. … the government`.
struct StateTopics {
    private let analysis: Analysis
    private let trees: DependencyTrees
    private let paragraphOfWord: [Int32]
    /// The state that the report is from.
    private let home: EntityID?
    /// The state of the last subject or scene, and the paragraph of it.
    private var last: (state: EntityID, paragraph: Int32)?
    /// The state of the last subject anywhere.
    private var lastSubject: EntityID?

    init(_ analysis: Analysis, trees: DependencyTrees, home: EntityID?) {
        self.analysis = analysis
        self.trees = trees
        self.home = home
        paragraphOfWord = analysis.paragraphOfWord()
    }

    /// Notes what a mention is of, and the state of that where it has one.
    mutating func note(_ mention: Mention, _ entity: EntityID, state: EntityID?) {
        let words = analysis.words
        let isSubject = words.relation[mention.head].isSubject
        if isSubject, let state { lastSubject = state }
        let governor = Int(words.head[mention.head])
        let isMain = isSubject && governor >= 0 && words.relation[governor] == .root
        guard isMain || isScene(mention) else { return }
        if let state {
            last = (state, paragraphOfWord[mention.head])
        } else if ["fw:", "org:", "grp:"].contains(where: entity.rawValue.hasPrefix) {
            // Where a body of many states acts the paragraph is about none.
            last = nil
        }
    }

    /// The state of a body at a word; nil where none is known.
    func state(at word: Int) -> EntityID? { paragraphState(at: word) ?? home ?? lastSubject }

    /// The state that the paragraph of a word is about, as far as it is told before; nil where none is.
    func paragraphState(at word: Int) -> EntityID? {
        last.flatMap { $0.paragraph == paragraphOfWord[word] ? $0.state : nil }
    }

    /// Whether two words stand in one paragraph.
    func areInOneParagraph(_ a: Int, _ b: Int) -> Bool { paragraphOfWord[a] == paragraphOfWord[b] }

    /// Whether a mention opens its sentence as the place where all of it happens: `In Georgia, …`.
    private func isScene(_ mention: Mention) -> Bool {
        let words = analysis.words
        let governor = Int(words.head[mention.head])
        guard words.relation[mention.head] == .obl, governor > mention.head,
            Int(words.head[governor]) < 0 || words.relation[governor] == .root,
            let marker = trees.child(of: mention.head, in: words, where: { $0 == .case_ })
        else { return false }
        return words.lemmaText(marker).lowercased() == "in"
    }
}
