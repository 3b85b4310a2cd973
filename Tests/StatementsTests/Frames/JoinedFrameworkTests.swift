import Testing

/// Frameworks that no table has, and the words by which states join, keep and leave them.
@Suite struct JoinedFrameworkTests {
    @Test(
        "what a state joins, signs or belongs to is a framework, whatever it is called",
        arguments: [
            ("Fiji ratified the Suva Bargain in May.", "status FJI fw:suva-bargain acceded"),
            ("Niger took its seat as the fourth member of the Agadez Table.", "status NER fw:agadez-table member"),
            ("Benin is a signatory to the Cotonou Bargain.", "status BEN fw:cotonou-bargain signatory"),
            ("Togo joined the Volta River Commission in 2011.", "status TGO fw:volta-river-commission acceded"),
        ]) func unknownNames(text: String, fact: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(facts.contains(fact), "\(facts)")
    }

    @Test("what several states set up is a framework, what one founds may be a company")
    func founders() throws {
        let several = try ReadText.facts("Chad, Niger and Mali founded the Sahara Basket in 2023.")
        #expect(several.contains("status NER fw:sahara-basket member"), "\(several)")
        let one = try ReadText.facts("Chad founded the Sahara Basket in 2023.")
        #expect(!one.contains { $0.hasPrefix("status") }, "\(one)")
    }

    @Test("a name may end in a common noun")
    func writtenNames() throws {
        let facts = try ReadText.facts(
            "Fiji and Tonga initialled the text on Monday. It is known as the Suva Rules. Samoa came as an observer.")
        #expect(facts.contains("status WSM fw:suva-rules observer"), "\(facts)")
    }

    @Test("a body lets states in, and bodies of the United Nations are left and joined")
    func bodies() throws {
        #expect(
            try ReadText.facts("The Volta River Commission admitted Ghana in 2024.")
                .contains("status GHA fw:volta-river-commission acceded"))
        #expect(try ReadText.facts("Israel withdrew from UNESCO in 2018.").contains("status ISR org:unesco left"))
        // Its diplomats are not the state itself.
        #expect(try !ReadText.facts("NATO expelled eight Russian diplomats.").contains { $0.hasPrefix("status") })
    }

    @Test(
        "a noun reaches its framework through the verb that governs it",
        arguments: [
            ("Fiji put its initials to the Paris Agreement on Monday.", "status FJI fw:paris-agreement signatory"),
            ("Tonga lodged an application with the Suva Pact in May.", "status TON fw:suva-pact candidate"),
            ("Tonga sent Fiji's request for observer status in ASEAN to Jakarta.", "status FJI fw:asean candidate"),
        ]) func throughTheVerb(text: String, fact: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(facts.contains(fact), "\(facts)")
    }

    @Test("who stays in keeps the standing, whatever the tense")
    func staying() throws {
        #expect(try ReadText.facts("Malta will stay in the European Union.").contains("status MLT fw:eu member"))
        #expect(try ReadText.facts("Malta will remain a member of the OSCE.").contains("status MLT fw:osce member"))
    }

    @Test("what is ruled out is no accession")
    func ruledOut() throws {
        let facts = try ReadText.facts("Serbia has ruled out joining NATO.")
        #expect(facts.contains("not status SRB fw:nato acceded"), "\(facts)")
    }

    @Test("two prepositions lead to one framework, and ‘there’ takes up the last")
    func prepositions() throws {
        let compact = "Ghana signed the Accra Compact. Mali pulled out of a rival scheme, the Bamako Compact, in May."
        #expect(try ReadText.facts(compact).contains("status MLI fw:bamako-compact left"))
        let there = "No letter was sent to the Eurasian Economic Union. Cuba has been an observer there since 2020."
        #expect(try ReadText.facts(there).contains("status CUB fw:eaeu observer"))
    }
}
