import SourceText
import Testing

@testable import Language

@Suite struct SentenceTests {
    @Test(arguments: [
        "«The envoy left.» «Nobody followed her.»",
        "«Gen. Orlov met Mr. Lin in St. Amber.» «They spoke for an hour.»",
        "«The U.S. and the U.K. signed.» «Others waited.»",
        "«“It is over,” she said.» «The crowd left.»",
        "«Exports rose to $3.7 billion, up from $2.1 billion.» «Imports fell.»",
        "«The accord was signed in 2017.»«Unfortunately, it never took effect.»",
        "«River states sign treaty»\n\n«The ministers met on Sunday.»",
        "«Anna Berg»\n«12 March 2024»\n«The ministers met on Sunday.»",
        "«AMBER CITY, June 25 (River Agency) —» «The ministers met on Sunday.»",
        "«Amber-Lin — the old road — is open again.» «Nobody uses it.»",
        "«• Water for all»\n«• Power for some»",
    ])
    func endsSentences(marked: String) {
        let marked = Marked(marked)
        #expect(english.parse(Document(plain: marked.text)).sentences.map(\.span) == marked.spans)
    }

    @Test func wrappedTextIsNotBrokenAtItsLines() {
        let marked = Marked(
            """
            «The ministers of the four river states met in the old town hall on
            Sunday to divide the water of the Amber between them, after a drought
            had emptied the lower lakes.» «None of them would say how long the talks
            had lasted.»
            """)
        #expect(english.parse(Document(plain: marked.text)).sentences.map(\.span) == marked.spans)
    }

    @Test func paragraphsOfOneLineEachAreBroken() {
        let text =
            "A long road to the border and back again for all the people of the valley\nThe talks began nine years ago, and they had failed twice before the drought brought all sides back to the table\n"
        #expect(english.parse(Document(plain: text)).sentences.count == 2)
    }
}
