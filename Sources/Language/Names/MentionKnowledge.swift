import Foundation

/// The tables that the features of mentions look words up in.
struct MentionKnowledge: Sendable {
    let reference: ReferenceWords
    let senses: NounSenses
    /// What words tell of the names that they are part of.
    let kinds: NameKinds
    /// What names usually stand for.
    var lexicon: NameLexicon
    /// Vectors of forms; nil where the model has no use for them yet.
    var vectors: NameVectors?

    /// Reads the tables of a folder; `names.lexicon` and `names.vectors` may be absent, as before they are trained.
    init(resources folder: URL) throws {
        reference = try ReferenceWords(contentsOf: folder.appendingPathComponent("reference_words.tsv"))
        senses = try NounSenses(contentsOf: folder.appendingPathComponent("noun_senses.tsv"))
        kinds = try NameKinds(contentsOf: folder.appendingPathComponent("name_kinds.tsv"))
        let lexicon = folder.appendingPathComponent("names.lexicon")
        let vectors = folder.appendingPathComponent("names.vectors")
        let files = FileManager.default
        self.lexicon = files.fileExists(atPath: lexicon.path) ? try NameLexicon(contentsOf: lexicon) : NameLexicon()
        self.vectors = files.fileExists(atPath: vectors.path) ? try NameVectors(contentsOf: vectors) : nil
    }
}
