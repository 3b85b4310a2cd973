import Diplomacy
import SourceText
import Testing

@testable import Statements

@Suite struct CitationTests {
    private func cited(_ text: String, publisher: String? = nil) throws -> [EntityID] {
        var document = Document(plain: text)
        document.publisher = publisher
        return try Pipeline.reader.get().read(Pipeline.english.get().analyze(document)).citations.map(\.cites)
    }

    @Test(
        arguments: [
            ("The port will close in May, according to Al Jazeera.", "outlet:al-jazeera"),
            ("Reuters reported that the port will close in May.", "outlet:reuters"),
            ("The mayor told Reuters that the port will close in May.", "outlet:reuters"),
            ("The mayor's words, carried by Reuters, angered the port.", "outlet:reuters"),
            ("More salmon was sold in May, according to Norwegian customs data.", "gov:nor-customs"),
            ("The mayor hinted in an interview with Al Jazeera at a closure.", "outlet:al-jazeera"),
            ("The port will close.\n\nPublished in The Guardian, May 2, 2024.", "outlet:guardian"),
            ("The port will close.\n\nThis article was originally published by Reuters.", "outlet:reuters"),
        ] as [(String, EntityID)])
    func outletsAreCited(_ text: String, _ outlet: EntityID) throws { #expect(try cited(text) == [outlet]) }

    @Test(arguments: [
        "The port will close in May.", "The study was published in 2020 and forgotten.",
        "Police closed the office of Al Jazeera.", "Kenya said that the port will close in May.",
        "Source of the river: unknown.",
    ])
    func nobodyIsCited(_ text: String) throws { #expect(try cited(text) == []) }

    @Test func anOutletDoesNotCiteItself() throws {
        #expect(try cited("The mayor told Reuters that the port will close in May.", publisher: "Reuters") == [])
    }
}
