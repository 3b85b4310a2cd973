import Testing

/// Agreements on goods, money and technology.
@Suite struct DealTests {
    @Test(
        arguments: [
            ("Bulgaria and Turkey signed a gas agreement on Tuesday.", "deal BGR TUR energy signed"),
            ("Hungary agreed to buy four fighter jets from Sweden.", "deal HUN SWE defense planned"),
            ("Tajikistan will supply electricity to Kyrgyzstan.", "deal KGZ TJK energy planned"),
            ("Finland has ordered 64 fighter jets from the United States.", "deal FIN USA defense signed"),
        ]) func aDealIsRead(text: String, fact: String) throws
    {
        #expect(try ReadText.facts(text).contains(fact))
    }

    @Test func talkOfAgreementsIsNoDeal() throws {
        let text = "The agreement matters to Chile. Peru spoke of the treaty, and of trade policy in general."
        #expect(try ReadText.facts(text).filter { $0.hasPrefix("deal") }.isEmpty)
    }
}
