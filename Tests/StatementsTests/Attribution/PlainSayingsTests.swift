import Diplomacy
import SourceText
import Testing

@testable import Statements

/// Attributions that the grammar makes plain, whatever the models make of them.
@Suite struct PlainSayingsTests {
    /// `source | content` of each attribution.
    private func found(_ string: String) throws -> [String] {
        let document = Document(plain: string)
        let read = try Pipeline.reader.get().read(Pipeline.english.get().analyze(document)).attributions
        return read.map { "\($0.source.map { document.text[$0] } ?? "-") | \(document.text[$0.content])" }
    }

    @Test(
        arguments: [
            (
                "The ferry has served the islands well, argues Ana Tui, who teaches law in Suva.",
                "Ana Tui | The ferry has served the islands well"
            ),
            (
                "The signing has been put back to May, two diplomats in Lima tell us.",
                "two diplomats in Lima | The signing has been put back to May"
            ),
            (
                "The field holds barely two trillion cubic feet, by the reckoning of the Gdansk Institute.",
                "the Gdansk Institute | The field holds barely two trillion cubic feet"
            ),
            (
                "In the words of the finance minister, the loan is a rope.", "the finance minister | the loan is a rope"
            ),
            (
                "The minister holds that Peru has joined the pact.", "The minister | that Peru has joined the pact"
            ),
            (
                "A request reached the council on 2 April, as the daily Globe reported.",
                "the daily Globe | A request reached the council on 2 April"
            ),
            ("Human-rights groups count 137 dead.", "Human-rights groups | 137 dead"),
            // Who is quoted or cited, on what condition, and behind a colon.
            (
                "Tonga will close the port, Finance Minister Sione Vea was quoted by Radio Tonga as saying.",
                "Finance Minister Sione Vea | Tonga will close the port"
            ),
            (
                "Fiji will buy the ferry, two Fijian officials said on condition of anonymity.",
                "two Fijian officials | Fiji will buy the ferry"
            ),
            ("Sione Vea: \"We shall close the port by May.\"", "Sione Vea | \"We shall close the port by May.\""),
            (
                "To the foreign secretary, the code is a fence of string.",
                "the foreign secretary | the code is a fence of string"
            ),
        ]) func theSpeakerStandsBesideTheClause(text: String, line: String) throws
    {
        let lines = try found(text)
        #expect(lines.contains(line), "\(lines)")
    }

    @Test(
        arguments: [
            "On Friday, the ministry announced the closure.", "When the talks failed, the minister spoke.",
            "The harbour was full, and the captain waited.", "In the account, there are forty dollars.",
        ]) func otherClausesAreNot(text: String) throws
    {
        #expect(try found(text).allSatisfy { !$0.contains("| On Friday") && !$0.contains("| When the talks failed") })
    }
}
