import Diplomacy
import Language
import SourceText

extension ReasonRecorder {
    /// The modality that the word above a predicate, or above one that it leads to, gives it.
    func modality(
        _ modality: Statement.Modality, of word: Int, over current: Int, _ reader: ModalityReader,
        _ context: ReadingContext
    ) {
        let head = Int(context.words.head[current])
        let use = reader.use(of: head, over: current, in: context)
        self.modality(
            modality, by: head,
            row: use.flatMap {
                reader.words.row(of: reader.key(of: head, as: $0, over: current, in: context), as: $0)
            },
            at: word)
    }

    /// The modality that the words of a predicate's own clause give it: the first of them that says it.
    func modality(
        _ modality: Statement.Modality, of word: Int, in clause: Int, _ reader: ModalityReader,
        _ context: ReadingContext
    ) {
        let columns = context.words
        var decider: Int?
        var place: RowPlace?
        context.trees.forEachChild(clause) { child in
            guard decider == nil else { return }
            var told = child
            if columns.relation[child] == .advcl,
                let mark = context.trees.child(of: child, in: columns, where: { $0 == .mark })
            {
                told = mark
            }
            let lemma = columns.lemmaText(told)
            guard let use = ModalityWords.Use(child: columns.relation[told]),
                let meaning = reader.words.meaning(of: lemma, as: use)
            else { return }
            switch meaning {
            case .modality(let own) where own == modality: break
            case .future where modality == .planned || modality == .possible: break
            default: return
            }
            decider = told
            place = reader.words.row(of: lemma, as: use)
        }
        self.modality(modality, by: decider ?? clause, row: place, at: word)
    }
}

extension ModalityWords.Use {
    /// How a word of a predicate's own clause stands to it, by its relation.
    fileprivate init?(child relation: Relation) {
        switch relation {
        case .aux, .auxPass, .cop: self = .auxiliary
        case .advmod, .advmodEmph: self = .adverb
        case .det: self = .determiner
        case .amod, .compound: self = .modifier
        case .mark: self = .mark
        default: return nil
        }
    }
}
