import Diplomacy
import Language
import SourceText

extension StatementReader {
    /// Reads a document and says of a passage why its statements and attributions were made, or why none was.
    ///
    /// - Parameter span: bytes of the document's text; sentences that it touches are explained whole, words that told nothing
    ///   only inside it.
    public func explain(_ analysis: Analysis, at span: Span) -> Explanation {
        let recorder = ReasonRecorder()
        let (reading, context) = read(analysis, recorder: recorder)
        return ExplanationMaker(reader: self, reading: reading, context: context, notes: recorder.notes)
            .explanation(at: span)
    }
}

/// Puts what readers said of themselves in order: which notes belong to which statement, and which words told nothing.
struct ExplanationMaker {
    private let reader: StatementReader
    private let reading: Reading
    private let context: ReadingContext
    private let notes: ReasonRecorder.Notes
    private var ofWord: [Int: [ReasonRecorder.Note]] = [:]
    private var madeOf: [String: ReasonRecorder.Made] = [:]
    private let kept: Set<String>
    /// Words that are a part of the act of another word of which a statement came.
    private var parts: Set<Int> = []

    init(reader: StatementReader, reading: Reading, context: ReadingContext, notes: ReasonRecorder.Notes) {
        self.reader = reader
        self.reading = reading
        self.context = context
        self.notes = notes
        var seen: Set<ReasonRecorder.Note> = []
        for note in notes.notes where seen.insert(note).inserted { ofWord[note.word, default: []].append(note) }
        for made in notes.made where madeOf[made.id] == nil { madeOf[made.id] = made }
        kept = Set(reading.statements.map(\.id))
        for made in notes.made where kept.contains(made.id) {
            var open = [made.word]
            while let word = open.popLast() {
                for note in ofWord[word] ?? [] {
                    if case .see(let other) = note.what, note.kind == made.kind, parts.insert(other).inserted {
                        open.append(other)
                    }
                }
            }
        }
    }

    func explanation(at span: Span) -> Explanation {
        let sentences = context.analysis.sentences.filter { touches($0.span, span) && !$0.words.isEmpty }
        let statements = reading.statements.filter { touches($0.span, span) }.compactMap(reason)
        let voices = reading.attributions.filter { attribution in
            [attribution.content, attribution.cue, attribution.source].contains {
                $0.map { touches($0, span) } ?? false
            }
        }
        let attributions = voices.map(reason)
        var explanation = Explanation(
            span: span, sentences: sentences.map(tree), statements: statements, attributions: attributions,
            idle: sentences.flatMap { sentence in
                sentence.words.filter { touches(context.words.span($0), span) }.flatMap { idle($0) }
            }, entities: [:])
        for entity in reading.entities { explanation.entities[entity.id] = entity }
        return explanation
    }

    private func touches(_ a: Span, _ b: Span) -> Bool { a.start < b.end && b.start < a.end }

    // MARK: - Trees and words

    private func tree(_ sentence: Sentence) -> Explanation.Tree {
        let words = context.words
        let first = sentence.words.lowerBound
        return Explanation.Tree(
            span: sentence.span, region: sentence.region,
            nodes: sentence.words.map { word in
                let head = Int(words.head[word])
                return Explanation.Node(
                    span: words.span(word), form: text(words.span(word)), lemma: words.lemmaText(word),
                    tag: words.pennTag[word].code, relation: words.relation[word].code,
                    head: sentence.words.contains(head) ? head - first + 1 : 0)
            })
    }

    private func text(_ span: Span) -> String {
        context.analysis.text[span].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Some words, with what the given one of them hangs on.
    private func words(_ range: Range<Int>, headed head: Int? = nil) -> Explanation.Words {
        let columns = context.words
        let top = head ?? range.first { !range.contains(Int(columns.head[$0])) } ?? range.lowerBound
        let above = Int(columns.head[top])
        let span = columns.span(range)
        return Explanation.Words(
            span: span, text: text(span),
            number: range.lowerBound - context.sentence(of: range.lowerBound).words.lowerBound + 1,
            relation: above < 0 ? nil : columns.relation[top].code,
            head: above < 0 ? nil : text(columns.span(above)))
    }

    private func words(_ span: Span) -> Explanation.Words {
        let columns = context.words
        let first = context.firstWord(from: span.start)
        var end = first
        while end < columns.count, Int(columns.start[end]) < span.end { end += 1 }
        guard end > first else { return Explanation.Words(span: span, text: text(span), number: 0) }
        var result = words(first..<end)
        (result.span, result.text) = (span, text(span))
        return result
    }

    // MARK: - Statements

    private func reason(_ statement: Statement) -> Explanation.StatementReason? {
        guard let made = madeOf[statement.id] else { return nil }
        var result = Explanation.StatementReason(
            statement: statement, words: words(made.word..<(made.word + 1)), rows: [], roles: [], scores: [], notes: [])
        var seen: Set<Int> = []
        for word in [made.word] + made.from { collect(word, of: made.kind, into: &result, &seen, isPart: false) }
        // The row of the word itself before those of words around it.
        result.scores = result.scores.filter { $0.least == nil } + result.scores.filter { $0.least != nil }
        result.rows =
            result.rows.filter { $0.words.span == result.words.span }
            + result.rows.filter { $0.words.span != result.words.span }
        let voice = SpeakerIndex(reading.attributions).attribution(of: voiceSpan(statement, made))
        result.attribution = voice?.id
        addRoles(of: statement, at: made.word, saidBy: voice, to: &result)
        if let date = statement.time?.span { result.date = words(date) }
        return result
    }

    /// The span whose voice is the statement's.
    private func voiceSpan(_ statement: Statement, _ made: ReasonRecorder.Made) -> Span {
        if case .event = statement.content { return statement.span }
        return context.words.span(made.word)
    }

    private func collect(
        _ word: Int, of kind: Statement.Kind, into result: inout Explanation.StatementReason, _ seen: inout Set<Int>,
        isPart: Bool
    ) {
        guard seen.insert(word).inserted else { return }
        for note in ofWord[word] ?? [] where note.kind == kind {
            switch note.what {
            case .row(let place, let range):
                guard let row = reader.tables.row(at: place) else { continue }
                let fired = Explanation.FiredRow(row: row, words: words(told(by: row, range)))
                if !result.rows.contains(fired) { result.rows.append(fired) }
            case .role(let role, let entity, let named):
                guard !isPart else { continue }
                result.roles.append(
                    Explanation.Filled(role: role, entity: entity, words: phrase(named, naming: entity), isNear: true))
            case .modality(let modality, let decider, let place):
                guard !isPart || modality == result.statement.modality else { continue }
                let told = Explanation.Modal(
                    modality: modality, words: decider.map { words($0..<($0 + 1)) },
                    row: place.flatMap { reader.tables.row(at: $0) })
                // Of several the one that says most holds: a noun's own, then that of its light verb.
                if result.modality == nil || result.modality?.modality == .actual { result.modality = told }
            case .see(let other): collect(other, of: kind, into: &result, &seen, isPart: true)
            case .lent(let other): collectModality(of: other, kind, into: &result)
            case .said(let text): if !isPart, !result.notes.contains(text) { result.notes.append(text) }
            case .score(let name, let value, let least):
                result.scores.append(
                    Explanation.Score(
                        name: name, value: value, least: least,
                        words: least == nil ? words(word..<(word + 1)) : nil))
            case .unmet, .failed, .dropped: continue
            }
        }
    }

    /// The modality that a light verb gives the noun under it.
    private func collectModality(
        of verb: Int, _ kind: Statement.Kind, into result: inout Explanation.StatementReason
    ) {
        for note in ofWord[verb] ?? [] where note.kind == kind {
            guard case .modality(let modality, let decider, let place) = note.what, modality != .actual else {
                continue
            }
            result.modality = Explanation.Modal(
                modality: modality, words: decider.map { words($0..<($0 + 1)) },
                row: place.flatMap { reader.tables.row(at: $0) })
        }
    }

    /// The words that a row speaks of: where it names another word than its reader gave, that one, if it stands close.
    private func told(by row: TableFolder.Found, _ range: Range<Int>) -> Range<Int> {
        guard let cell = row.cells.first(where: { $0.column == "word" })?.value, range.count == 1 else { return range }
        let stem = cell.hasSuffix("*") ? String(cell.dropLast()) : nil
        func fits(_ word: Int) -> Bool {
            let lemma = context.words.lemmaText(word).lowercased()
            return stem.map { lemma.hasPrefix($0) } ?? (lemma == cell)
        }
        if fits(range.lowerBound) { return range }
        let sentence = context.sentence(of: range.lowerBound).words
        for distance in 1..<8 {
            for word in [range.lowerBound + distance, range.lowerBound - distance]
            where sentence.contains(word) && fits(word) { return word..<(word + 1) }
        }
        return range
    }

    /// The phrase of a word; of one as long as a clause the name in it, else the word.
    private func phrase(_ head: Int, naming entity: EntityID) -> Explanation.Words {
        let range = context.trees.nounPhrase(head, context.words)
        if range.count <= 6 { return words(range, headed: head) }
        for (mention, other) in zip(context.analysis.mentions, context.entities.ofMention)
        where range.contains(mention.head) && mention.words.count <= 6
            && other.map({ $0 == entity || context.entities.state($0) == entity }) ?? false
        {
            return words(mention.words, headed: mention.head)
        }
        return words(head..<(head + 1))
    }

    /// The roles that the reader of events has not given with their words.
    private func addRoles(
        of statement: Statement, at word: Int, saidBy voice: Attribution?,
        to result: inout Explanation.StatementReason
    ) {
        // Whoever speaks is known by the words that the attribution names them with, wherever else they are named.
        let source = voice?.source.map(words)
        let isSourceNear = voice?.source.map { context.sentence(of: word).span.overlaps($0) } ?? false
        func add(_ role: String, _ ids: [EntityID]) {
            for id in ids where !result.roles.contains(where: { $0.role == role && $0.entity == id }) {
                if role == "by" || role == "actor", let source, id == voice?.speaker {
                    result.roles.append(
                        Explanation.Filled(role: role, entity: id, words: source, isNear: isSourceNear))
                    continue
                }
                let named = mention(of: id, in: statement, near: word)
                result.roles.append(
                    Explanation.Filled(role: role, entity: id, words: named?.words, isNear: named?.isNear ?? false))
            }
        }
        func one(_ id: EntityID?) -> [EntityID] { id.map { [$0] } ?? [] }
        switch statement.content {
        case .event(let event):
            add("who", event.who)
            add("whom", event.whom)
            add("place", one(event.place))
        case .figure(let figure):
            add("between", figure.between)
            add("of", one(figure.of))
        case .status(let status):
            add("state", [status.state])
            add("framework", [status.framework])
        case .tie(let tie):
            add("a", [tie.a])
            add("b", [tie.b])
        case .deal(let deal): add("parties", deal.parties)
        case .forecast(let forecast):
            add("by", one(forecast.by))
            add("about", forecast.about)
        case .assessment(let assessment):
            add("by", one(assessment.by))
            add("about", assessment.about)
        case .motive(let motive):
            add("actor", [motive.actor])
            add("by", one(motive.by))
        case .condition(let condition): add("actor", [condition.actor])
        }
    }

    /// The words that name an entity: inside the statement, else in its sentence, else the last before it.
    private func mention(
        of id: EntityID, in statement: Statement, near word: Int
    ) -> (words: Explanation.Words, isNear: Bool)? {
        let sentence = context.sentence(of: word)
        var best: (rank: Int, index: Int)?
        for (index, entity) in context.entities.ofMention.enumerated() {
            guard let entity, entity == id || context.entities.state(entity) == id else { continue }
            let mention = context.analysis.mentions[index]
            let place = statement.span.contains(mention.span) ? 0 : sentence.span.contains(mention.span) ? 2 : 4
            if place == 4, mention.span.start > statement.span.start { break }
            let rank = place + (entity == id ? 0 : 1)
            // The first of those inside, the last of those before.
            if best.map({ rank < $0.rank || rank == $0.rank && place == 4 }) ?? true { best = (rank, index) }
        }
        guard let best else { return nil }
        let mention = context.analysis.mentions[best.index]
        return (words(mention.words, headed: mention.head), best.rank < 4)
    }

    // MARK: - Attributions

    private func reason(_ attribution: Attribution) -> Explanation.AttributionReason {
        var result = Explanation.AttributionReason(
            attribution: attribution, cue: attribution.cue.map(words), source: attribution.source.map(words),
            content: words(attribution.content), rows: [], scores: [], notes: [])
        guard let voice = notes.voices.first(where: { $0.id == attribution.id }) else { return result }
        let passage = voice.passage
        guard !passage.cue.isEmpty else {
            result.notes.append("a quotation without a cue of its own goes to whoever spoke last")
            return result
        }
        result.scores.append(
            Explanation.Score(name: "cue", value: Double(passage.confidence), words: words(passage.cue)))
        for piece in notes.pieces where piece.cue == passage.cue.lowerBound {
            let isSource = piece.label == PassageFinder.Role.source
            guard (isSource ? passage.source : passage.content).contains(where: { $0.overlaps(piece.words) }) else {
                continue
            }
            result.scores.append(
                Explanation.Score(
                    name: isSource ? "source" : "content", value: Double(piece.score), words: words(piece.words)))
        }
        for note in ofWord[passage.cue.lowerBound] ?? [] where note.kind == nil {
            guard case .row(let place, let range) = note.what, let row = reader.tables.row(at: place) else { continue }
            result.rows.append(Explanation.FiredRow(row: row, words: words(range)))
        }
        return result
    }

    // MARK: - Words that told nothing

    private func idle(_ word: Int) -> [Explanation.IdleReason] {
        // The names of days and months, and what stands before a dateline's dash, tell nothing.
        if context.timeOfWord[word] >= 0 || context.isDateline[word] || isInName(word) { return [] }
        var kinds: [Statement.Kind?] = []
        for note in ofWord[word] ?? [] where !kinds.contains(note.kind) { kinds.append(note.kind) }
        var result: [Explanation.IdleReason] = []
        for kind in kinds {
            var reason = Explanation.IdleReason(words: words(word..<(word + 1)), kind: kind, tried: [], notes: [])
            let own = (ofWord[word] ?? []).filter { $0.kind == kind }
            let dropped = own.compactMap { note in
                if case .dropped(let reason) = note.what { return reason } else { return nil }
            }
            let made = notes.made.filter { $0.kind == kind && ($0.word == word || $0.from.contains(word)) }
            if made.contains(where: { kept.contains($0.id) }) { continue }
            if isVoice(word, kind) || kind == .event && parts.contains(word) { continue }
            if kind == .forecast, context.words.tag[word] != .auxiliary, isBareAuxiliary(own) { continue }
            if kind == nil, let cue = notes.leftCues[word] { reason.words = words(cue) }
            let repeated = made.isEmpty ? nil : "the same is told elsewhere in the document, or with a date"
            for note in own {
                switch note.what {
                case .unmet(let place, let conditions):
                    guard let row = reader.tables.row(at: place) else { continue }
                    let asked = (row.cells.first { $0.column == "when" }?.value ?? "").split(separator: ";").map {
                        $0.drop { $0 == " " }
                    }
                    let lacking = conditions.compactMap {
                        $0 < asked.count ? FrameWords.condition(String(asked[$0])) : nil
                    }
                    reason.tried.append(
                        Explanation.TriedRow(
                            row: row, reason: "needs " + lacking.joined(separator: ", and "), lacks: conditions.count))
                case .failed(let place, let why, let range):
                    guard let row = reader.tables.row(at: place) else { continue }
                    if range.count > 1 { reason.words = words(range) }
                    reason.tried.append(Explanation.TriedRow(row: row, reason: why))
                case .row(let place, let range):
                    guard let row = reader.tables.row(at: place), let why = dropped.first ?? repeated,
                        range.contains(word)
                    else { continue }
                    if range.count > 1 { reason.words = words(range) }
                    reason.tried.append(Explanation.TriedRow(row: row, reason: why))
                case .said(let text): reason.notes.append(text)
                default: continue
                }
            }
            if reason.tried.isEmpty {
                guard let why = dropped.first ?? repeated else { continue }
                reason.notes.append(why)
            }
            // What lacks least comes first.
            reason.tried = reason.tried.enumerated().sorted {
                ($0.element.lacks, $0.offset) < ($1.element.lacks, $1.offset)
            }.map(\.element)
            result.append(reason)
        }
        if let cue = nearCue(word) { result.append(cue) }
        if let missing = missing(word), !hasSpoken(word) {
            result.append(
                Explanation.IdleReason(
                    words: words(word..<(word + 1)), kind: .event, tried: [], notes: [], missing: missing))
        }
        return result
    }

    /// Whether a word is the cue of an attribution that was kept.
    private func isVoice(_ word: Int, _ kind: Statement.Kind?) -> Bool {
        kind == nil && notes.voices.contains { $0.passage.cue.contains(word) }
    }

    /// Whether only rows of auxiliaries were tried: `May` is none.
    private func isBareAuxiliary(_ own: [ReasonRecorder.Note]) -> Bool {
        own.allSatisfy { note in
            guard case .failed(let place, _, _) = note.what, let row = reader.tables.row(at: place) else {
                return false
            }
            return row.cells.contains { $0.column == "part" && $0.value == "modal" }
        }
    }

    /// A word that the model nearly took for a cue.
    private func nearCue(_ word: Int) -> Explanation.IdleReason? {
        let sentence = context.sentence(of: word).words
        guard let score = notes.cueScores[word], score >= 0.4,
            // Beside a cue of its sentence a second that was nearly one tells nobody anything.
            !notes.voices.contains(where: { !$0.passage.cue.isEmpty && sentence.contains($0.passage.cue.lowerBound) }),
            !notes.leftCues.values.contains(where: { $0.contains(word) })
        else { return nil }
        let percent = (Double(score) * 100).rounded() / 100
        return Explanation.IdleReason(
            words: words(word..<(word + 1)), kind: nil, tried: [],
            notes: ["the model of cues gives it \(percent), and finds the sentence likelier without a cue here"])
    }

    /// Whether a word is inside a name, and tells nothing by itself: `United States`.
    private func isInName(_ word: Int) -> Bool {
        let mentions = context.analysis.mentions
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].words.lowerBound <= word { low = middle + 1 } else { high = middle }
        }
        // Those that begin at most so many words before it.
        var index = low - 1
        while index >= 0, word - mentions[index].words.lowerBound < 8 {
            let mention = mentions[index]
            if mention.form == .name, mention.words.contains(word), mention.words.count <= 8 { return true }
            index -= 1
        }
        return false
    }

    /// Whether a statement or an attribution comes of a word by a row of another table.
    private func hasSpoken(_ word: Int) -> Bool {
        if notes.voices.contains(where: { $0.passage.cue.contains(word) }) { return true }
        let told = notes.made.filter { kept.contains($0.id) }
        if told.contains(where: { $0.word == word || $0.from.contains(word) }) { return true }
        return told.contains { made in
            (ofWord[made.word] ?? []).contains { note in
                guard case .row(_, let range) = note.what, note.kind == made.kind else { return false }
                return range.contains(word)
            }
        }
    }

    /// A verb that has no frame, or the noun under a light verb.
    private func missing(_ word: Int) -> Explanation.Missing? {
        let words = context.words
        let lemma = words.lemmaText(word).lowercased()
        switch words.tag[word] {
        case .verb:
            guard reader.events.frames(of: lemma)?.verb.isEmpty ?? true, !reader.events.isLight(lemma) else {
                return nil
            }
            return Explanation.Missing(lemma: lemma, part: "v", table: "event_frames")
        case .noun:
            let head = Int(words.head[word])
            guard head >= 0, words.relation[word] == .obj || words.relation[word] == .nsubjPass,
                reader.events.isLight(words.lemmaText(head).lowercased()),
                reader.events.frames(of: lemma)?.noun.isEmpty ?? true
            else { return nil }
            return Explanation.Missing(lemma: lemma, part: "n", table: "event_frames")
        default: return nil
        }
    }
}
