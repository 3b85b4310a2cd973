import Diplomacy
import Register
import SourceText

extension Chancery {
    /// The report that an entry by hand becomes: its words are read as those of every report are, so that it finds its
    /// affair; what it says is what the analyst entered.
    ///
    /// - Throws: `ContentForm.Fault`.
    public func report(of entry: HandEntry) throws -> ReceivedReport {
        let document = entry.asDocument
        var reading = reading(of: document)
        try entry.enter(into: &reading)
        // What was read in its words need not be what it says.
        reading.excerpts = Excerpts(of: document.text, spans: reading.excerpts.passages + document.body)
        return ReceivedReport(raw: entry.raw, text: document.text, reading: reading, origin: "by hand")
    }

    /// Enters something by hand into a register, and collates the affair that it goes to.
    ///
    /// - Returns: the document that it became.
    /// - Throws: `RegisterFailure`, `ContentForm.Fault`.
    @discardableResult
    public func enter(_ entry: HandEntry, into register: Register) throws -> DocumentID {
        let report = try report(of: entry)
        try register.receive([report])
        try collate(register)
        return report.reading.document.id
    }
}
