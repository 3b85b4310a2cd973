import Diplomacy
import Testing

/// What small words before a value or at the head of a passage say of it.
@Suite struct PassageTablesTests {
    @Test(
        "words before a value say whether it is the one",
        arguments: [
            ("the lease runs for 50 years, not", SupersedingWords.Role.rejects),
            ("with seven hulls rather than", .rejects),
            ("Licences go to 400 boats, not to", .rejects),
            ("trade came to $190 million, up from", .rejects),
            ("the rent rises from", .from),
            ("the vote has been put off to", .moves),
            ("the hearing was postponed by weeks to", .moves),
        ])
    func superseding(_ words: String, _ role: SupersedingWords.Role) throws {
        #expect(try SupersedingWords().roles(before: words.utf8).contains(role))
    }

    @Test("a value that nothing is said of is the one") func plain() throws {
        #expect(try SupersedingWords().roles(before: "The parties did not agree; the lease runs for".utf8).isEmpty)
    }

    @Test("whoever says that it was nobody begins with it") func nobody() throws {
        let moods = try PassageMoods()
        #expect(moods.isOfNobody("Nobody was detained.".utf8))
        #expect(moods.isOfNobody("No shots were fired.".utf8))
        #expect(moods.isOfNobody("There was no delay.".utf8))
        #expect(!moods.isOfNobody("Eritrea signed nothing.".utf8))
        #expect(!moods.isOfNobody("There is a paper that no minister has signed.".utf8))
    }

    @Test("what is voluntary is not forced; who was held is freed") func properties() throws {
        let properties = try ContraryProperties()
        #expect(properties.exclude("Return will be voluntary".utf8, "The return is forced".utf8))
        #expect(!properties.exclude("They were held for a week".utf8, "They were freed".utf8))
        #expect(!properties.exclude("A grant, and not a loan".utf8, "It is a loan".utf8))
    }
}
