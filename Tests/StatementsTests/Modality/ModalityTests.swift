import Diplomacy
import Language
import SourceText
import Testing

@testable import Statements

@Suite struct ModalityTests {
    /// The modality of the word between the marks `«»`.
    private func modality(_ marked: String) throws -> Statement.Modality? {
        let (context, word) = try read(marked)
        return try word.map { try Pipeline.reader.get().modality.modality(of: $0, in: context) }
    }

    private func read(_ marked: String) throws -> (ReadingContext, Int?) {
        let parts = marked.split(whereSeparator: { $0 == "«" || $0 == "»" }).map(String.init)
        let start = marked.hasPrefix("«") ? 0 : parts[0].utf8.count
        let word = marked.hasPrefix("«") ? parts[0] : parts[1]
        let analysis = try Pipeline.english.get().analyze(Document(plain: parts.joined()))
        let context = ReadingContext(analysis, entities: DocumentEntities())
        return (context, context.head(of: Span(start, start + word.utf8.count)))
    }

    @Test(arguments: [
        ("Norway «signed» the treaty.", Statement.Modality.actual),
        ("Norway will «sign» the treaty.", .planned),
        ("Norway plans to «sign» the treaty.", .planned),
        ("Norway may «sign» the treaty.", .possible),
        ("Norway did not «sign» the treaty.", .denied),
        ("Norway refused to «sign» the treaty.", .denied),
        ("Norway denied that it will «sign» the treaty.", .denied),
        ("It is unlikely that Norway will «sign» the treaty.", .possible),
        ("Renewed «fighting» between the two is unlikely.", .possible),
        ("The minister cancelled the «visit».", .denied),
        // What must or is due to be done is not done; what had to be done is.
        ("Norway has to «lift» the tariff first.", .possible),
        ("Norway had to «lift» the tariff.", .actual),
        // What is voted on or debated is open; what somebody voted to do, or was the first to do, is done.
        ("The Norwegian parliament is to vote on «ratifying» the treaty.", .possible),
        ("The Norwegian parliament debated a bill on «leaving» the union.", .possible),
        ("The Norwegian parliament voted to «ratify» the treaty.", .actual),
        ("The Norwegian parliament will vote to «ratify» the treaty.", .planned),
        ("Norway became the first state to «ratify» the treaty.", .actual),
        ("Norway would be the first state to «ratify» the treaty.", .possible),
        ("Norway has «lifted» the tariff.", .actual),
        ("The ministers are due to «meet» on Friday.", .planned),
        ("The ministers «met» on Friday.", .actual),
        // A chance, a hope and a condition leave open what stands in their clause.
        ("There is an even chance that Norway «joins» the union this year.", .possible),
        ("Estonia will reopen the crossing provided that Latvia «stops» expelling Estonian diplomats.", .conditional),
        ("Norway is considering whether to «join» the union.", .conditional),
    ])
    func whetherItIsSaidToBeSo(_ text: String, _ expected: Statement.Modality) throws {
        #expect(try modality(text) == expected)
    }

    @Test func factualityFollowsTheText() throws {
        let reader = try Pipeline.reader.get().modality
        func value(_ marked: String) throws -> Double {
            let (context, word) = try read(marked)
            return reader.factuality(of: try #require(word), in: context)
        }
        // On the scale of the data what may or will be has not happened; what is denied lies between.
        let happened = try value("The minister «visited» Oslo on Monday.")
        #expect(happened > 1.5)
        #expect(try value("The minister might «visit» Oslo.") < -1)
        #expect(try value("The minister will «visit» Oslo.") < -1)
        #expect(try value("The minister did not «visit» Oslo.") < happened - 1)
    }

    @Test func aRowGivesSpansBackInScalars() throws {
        let text = "In Zürich «é» they met."
        let analysis = try Pipeline.english.get().analyze(Document(plain: text))
        var json = JSONWriter()
        try Pipeline.reader.get().writeFactualityRow(of: analysis, id: "a", spans: [(19, 22), (900, 950)], to: &json)
        let row = String(decoding: json.bytes, as: UTF8.self)
        #expect(row.hasPrefix("{\"id\":\"a\",\"predicates\":[{\"span\":[19,22],\"factuality\":"))
        #expect(row.contains("{\"span\":[900,950],\"factuality\":3}"))
    }
}
