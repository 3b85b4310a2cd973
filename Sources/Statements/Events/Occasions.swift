import Diplomacy
import Language
import SourceText

/// When somebody spoke: what a speaker said on a day dates what the next sentences say that the same speaker condemned,
/// demanded or promised.
struct Occasions {
    private let context: ReadingContext
    private var bySpeaker: [EntityID: [(sentence: Int32, time: StatedTime)]] = [:]

    /// How many sentences a report stays with an occasion.
    private static let reach: Int32 = 3

    /// - Parameter speakers: the attributions of the document, whose cues may be dated; nil where a sentence stands alone.
    init(_ context: ReadingContext, speakers: SpeakerIndex?, circumstances: Circumstances) {
        self.context = context
        guard let speakers else { return }
        for attribution in speakers.all {
            guard let speaker = attribution.speaker, let cue = attribution.cue, let word = word(at: cue.start)
            else { continue }
            if let time = circumstances.time(of: word, clause: word) { note(speaker, at: word, time) }
        }
    }

    /// The word that begins at a byte; nil where none does.
    private func word(at start: Int) -> Int? {
        let word = context.firstWord(from: start)
        return word < context.words.count && Int(context.words.start[word]) == start ? word : nil
    }

    /// Takes down when somebody spoke, where that is a day.
    mutating func note(_ speaker: EntityID, at word: Int, _ time: StatedTime) {
        guard time.granularity == .day else { return }
        bySpeaker[speaker, default: []].append((context.words.sentence[word], time))
    }

    /// The day on which somebody last spoke, in the sentence of a word or a few before; nil where that is not told.
    func time(of speaker: EntityID, at word: Int) -> StatedTime? {
        let sentence = context.words.sentence[word]
        return bySpeaker[speaker]?.filter { 0...Occasions.reach ~= sentence - $0.sentence }
            .max { $0.sentence < $1.sentence }?.time
    }
}
