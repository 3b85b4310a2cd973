import Language
import SourceText

/// The time that dates a word.
extension FrameSite {
    /// The time that dates a word: of the times of its sentence the one that hangs nearest to the word or to what it depends
    /// on; nil where none hangs near.
    ///
    /// - Parameters:
    ///   - inClause: whether the time of a clause that says this one, or stands beside it, does not count.
    ///   - inPhrase: whether only a time inside the word's own phrase counts: not that of the verb it is an argument of.
    func time(around word: Int, inClause: Bool = false, inPhrase: Bool = false) -> StatedTime? {
        let sentence = context.sentence(of: word)
        guard !context.analysis.times.isEmpty else { return nil }
        var depth: [Int: Int] = [:]
        var current = word
        var steps = 0
        while current >= 0, steps < 24, depth[current] == nil {
            depth[current] = steps
            steps += 1
            if inClause {
                switch words.relation[current] {
                case .ccomp, .parataxis: steps = 24
                case .conj where words.tag[current] == .verb && hasSubject(current): steps = 24
                default: break
                }
            }
            if inPhrase {
                switch words.relation[current] {
                case .compound, .amod, .nmod, .nmodPoss, .flat: break
                default: current = -1
                }
            }
            guard current >= 0 else { break }
            current = Int(words.head[current])
        }
        var best: (distance: Int, time: TimeExpression)?
        var last = -1
        for position in sentence.words {
            let number = Int(context.timeOfWord[position])
            guard number >= 0, number != last else { continue }
            last = number
            let time = context.analysis.times[number]
            guard time.kind == .date || time.kind == .time, time.time.period != nil else { continue }
            // Up from the expression to the path of the word.
            var top = time.head ?? position
            var climbed = 0
            while depth[top] == nil, climbed < 5 {
                let head = Int(words.head[top])
                // A clause of its own keeps its time to itself.
                // So does a phrase beside a name: `Chad, a member since 2012, relies on …`.
                guard head >= 0, climbed == 0 || !isClause(top) && words.relation[top] != .appos else { break }
                top = head
                climbed += 1
            }
            guard let met = depth[top] else { continue }
            let distance = met * 2 + climbed
            if best.map({ distance < $0.distance }) ?? true { best = (distance, time) }
        }
        return best?.time.time
    }
}
