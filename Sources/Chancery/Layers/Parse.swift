import Language
import SourceText

extension Chancery {
    /// The output of `chancery parse` over raw text: CoNLL-U.
    ///
    /// All of the text is read, as if all of it were an article's body; what is no UTF-8 is replaced.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - name: what `# newdoc id` names; none where it is empty.
    ///   - entities: whether mentions and chains stand in MISC, as GUM writes them.
    public func parse(_ bytes: [UInt8], name: String = "", entities: Bool = false) -> [UInt8] {
        let document = Document(plain: String(decoding: bytes, as: UTF8.self), name: name)
        var writer = ConlluWriter(writesEntities: entities)
        writer.write(entities ? english.analyze(document) : english.parse(document), name: name)
        return writer.bytes
    }

    /// The output of `chancery parse --gold-tokens`: the words and sentences of CoNLL-U with tags, lemmas and trees anew.
    ///
    /// - Returns: CoNLL-U, and the lines that could not be read, which are left out.
    public func parse(
        conllu bytes: [UInt8], entities: Bool = false
    ) -> (bytes: [UInt8], problems: [ConlluProblem]) {
        let (documents, problems) = ConlluReader().read(bytes)
        var batch = Batch<ConlluDocument>(threads: options.threads)
        for document in documents { batch.add(document, bytes: document.analysis.text.count) }
        var writer = ConlluWriter(writesEntities: entities)
        for document in batch.map({ document in
            var document = document
            english.parse(&document.analysis)
            if entities { english.readMentions(&document.analysis) }
            return document
        }) {
            writer.write(document)
        }
        return (writer.bytes, problems)
    }
}
