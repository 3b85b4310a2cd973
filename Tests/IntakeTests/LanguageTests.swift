import SourceText
import Testing

@testable import Intake

@Suite struct LanguageTests {
    @Test(arguments: [
        (
            "en",
            "The ministers of the four states met on the river, and they said that the treaty would be signed by the end of the year."
        ),
        (
            "fr",
            "Les ministres des quatre pays se sont réunis sur le fleuve, et ils ont dit que le traité serait signé dans la semaine avec les autres."
        ),
        (
            "de",
            "Die Minister der vier Staaten trafen sich auf dem Fluss, und sie sagten, dass der Vertrag bis zum Ende des Jahres nicht fertig wird."
        ),
        (
            "es",
            "Los ministros de los cuatro países se reunieron en el río, y dijeron que el tratado se firmará con los demás hasta el fin del año."
        ),
        (
            "ru",
            "Министры четырёх стран встретились на реке и сказали, что договор не будет подписан до конца года, но для этого есть и другие причины."
        ),
        ("zh", "四国部长在河上会晤，他们表示条约将在年底之前签署，但是其他国家还没有作出决定，会谈将继续进行。"),
        (
            "el",
            "Οι υπουργοί των τεσσάρων χωρών συναντήθηκαν στον ποταμό και είπαν ότι η συνθήκη θα υπογραφεί μέχρι το τέλος του έτους."
        ),
    ])
    func tellsLanguages(_ code: String, _ text: String) throws {
        let document = try Extractor().document(from: RawSource(name: "t", kind: .plain, bytes: Array(text.utf8)))
        #expect(document.language == code)
    }

    /// What a page declares counts where its text does not show another language clearly.
    @Test func theTextWinsOverTheDeclaration() throws {
        let french =
            "<p>Les ministres des quatre pays se sont réunis sur le fleuve, et ils ont dit que le traité serait signé dans la semaine.</p>"
        func language(_ body: String) throws -> String? {
            let page = "<html lang=\"en\"><body>" + body + "</body></html>"
            return try Extractor().document(from: RawSource(name: "p", kind: .page, bytes: Array(page.utf8))).language
        }
        #expect(try language(french) == "fr")
        #expect(try language("<p>Treaty signed.</p>") == "en")
    }

    @Test func whatIsNotInEnglishIsSaidWithItsProbability() throws {
        let german =
            "Die Minister der vier Staaten trafen sich auf dem Fluss, und sie sagten, dass der Vertrag bis zum Ende des Jahres nicht fertig wird."
        let document = try Extractor().document(
            from: RawSource(name: "fluss.txt", kind: .plain, bytes: Array(german.utf8)))
        let report = try #require(ForeignReport(document))
        #expect(report.language == "de")
        #expect(report.probability > 0.8)
        var notes = ReadingNotes()
        for _ in 0..<7 { notes.note(report) }
        #expect(notes.warnings.count == 6)
        #expect(notes.warnings.first?.hasPrefix("fluss.txt: is not in English (de, ") == true)
        #expect(notes.warnings.last == "not in English: 2 more")
    }
}
