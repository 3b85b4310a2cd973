import Diplomacy
import Foundation
import SourceText
import Testing

@testable import Collation

/// Which names of several documents are one person or body.
@Suite struct EntityTests {
    private func merged(
        _ entities: [Entity], tables: Tables? = nil, identities: IdentityClaims = IdentityClaims()
    ) throws -> [Entity] {
        var readings: [Reading] = []
        for (index, entity) in entities.enumerated() {
            var affair = Affair()
            affair.report("d\(index)", [("A line of report \(index).", act("CONSULT", [entity.id], ["FRA"]))])
            var reading = affair.readings[0]
            reading.entities = [entity]
            readings.append(reading)
        }
        var options = CollationOptions()
        options.oneStory = true
        options.identities = identities
        return try Collator(tables: tables ?? Affair.tables.get(), options: options).collate(readings).entities
    }

    private func person(_ name: String, _ state: EntityID? = nil, role: String? = nil) -> Entity {
        Entity(
            id: EntityID(kind: .person, name: name), kind: .person, name: name, names: [name], state: state, role: role)
    }

    private func body(_ name: String) -> Entity {
        Entity(id: EntityID(kind: .organization, name: name), kind: .organization, name: name, names: [name])
    }

    @Test(
        "transliterations are one",
        arguments: [
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Mohammed Shtayyeh", "Muhammad Shtayeh"),
            ("Qasym-Zhomart Toqaev", "Kassym-Jomart Tokayev"), ("Sergei Lavrov", "Sergey Lawrow"),
            ("Ilham Aliyev", "İlham Əliyev"), ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ])
    func transliteration(one: String, other: String) throws {
        let entities = try merged([person(one, "KAZ"), person(other, "KAZ")])
        #expect(entities.count == 1)
        #expect(entities[0].names == [one, other].sorted())
        #expect(entities[0].merged.count == 1)
    }

    @Test("a title and a surname join the one full name") func surname() throws {
        let entities = try merged([person("Helena Varga", "HUN", role: "president"), person("President Varga", "HUN")])
        #expect(entities.map(\.name) == ["Helena Varga"])
        #expect(entities[0].merged.count == 1)
    }

    @Test("an analyst's rows win: same_as joins, not_same_as parts") func analystsRows() throws {
        func names(_ entities: [Entity], rows: String) throws -> [String] {
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("rows-\(UUID().uuidString).tsv")
            try Data(rows.utf8).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let lexicon = try Lexicon(files: [file.path], forms: Tables.forms)
            return try merged(entities, tables: Tables.load(lexicon: lexicon)).map(\.name).sorted()
        }
        let pseudonym = [person("Helena Varga", "HUN"), person("Commander Falcon")]
        #expect(try names(pseudonym, rows: "name\tsame_as\nHelena Varga\tCommander Falcon\n").count == 1)
        let spelled = [person("Sergei Lavrov", "RUS"), person("Sergey Lavrov", "RUS")]
        #expect(
            try names(spelled, rows: "name\tnot_same_as\nSergei Lavrov\tSergey Lavrov\n") == [
                "Sergei Lavrov", "Sergey Lavrov",
            ])
    }

    @Test("corrections win too: the second goes under the first, also where the first is nowhere read") func claims()
        throws
    {
        func accord(_ name: String) -> Entity {
            Entity(id: EntityID(kind: .framework, name: name), kind: .framework, name: name, names: [name])
        }
        func same(_ one: Entity, _ other: Entity) -> IdentityClaims {
            var claims = IdentityClaims()
            claims.same = [
                IdentityClaims.Same(
                    Correction.EntityName(id: one.id, name: one.name),
                    Correction.EntityName(id: other.id, name: other.name), why: "ana says so")
            ]
            return claims
        }
        let pact = accord("Reef Pact")
        let treaty = accord("Reef Treaty")
        for read in [[pact, treaty], [treaty], [pact]] {
            let one = try merged(read, identities: same(pact, treaty)).filter { $0.kind == .framework }
            #expect(one.map(\.id) == [pact.id])
            #expect(one.first?.name == "Reef Pact")
        }
        let office = body("Reef Office")
        let joined = try merged([office, pact], identities: same(pact, office))
        #expect(joined.contains { $0.id == pact.id && $0.names == ["Reef Office", "Reef Pact"] })
        #expect(!joined.contains { $0.id == office.id })
        let people = [person("Helena Varga", "HUN"), person("Commander Falcon")]
        let falcon = try merged([people[1]], identities: same(people[0], people[1])).filter { $0.kind == .person }
        #expect(falcon.map(\.name) == ["Helena Varga"])
        var apart = IdentityClaims()
        apart.apart = [
            IdentityClaims.Apart(
                Correction.EntityName(id: "person:sergei-lavrov", name: "Sergei Lavrov"), name: "Sergey Lavrov",
                why: "ana says so")
        ]
        let two = [person("Sergei Lavrov", "RUS"), person("Sergey Lavrov", "RUS")]
        #expect(try merged(two, identities: apart).filter { $0.kind == .person }.count == 2)
    }

    @Test("two people of one surname stay two") func namesakes() throws {
        #expect(try merged([person("Helena Varga", "HUN"), person("Peter Varga", "HUN")]).count == 2)
        #expect(try merged([person("Jin Park", "KOR"), person("Jon Park", "USA")]).count == 2)
        // A bare surname that could be either is neither.
        #expect(
            try merged([person("Helena Varga", "HUN"), person("Peter Varga", "HUN"), person("Varga", "HUN")]).count == 3
        )
    }

    @Test("an acronym joins the name that spells it out") func acronym() throws {
        #expect(try merged([body("Institute for Border Research"), body("IBR")]).count == 1)
        #expect(try merged([body("Lagos Trade Council"), body("LTC")]).count == 1)
        #expect(try merged([body("The Lagos Trade Council"), body("Lagos Trade Council")]).count == 1)
    }

    @Test("statements speak of the merged person under a new id") func renamed() throws {
        var affair = Affair()
        affair.report("a", [("Tokayev's report.", act("CONSULT", ["person:kassym-jomart-tokayev"], ["FRA"]))])
        affair.report("b", [("Toqaev's report.", act("CONSULT", ["person:qasym-zhomart-toqaev"], ["FRA"]))])
        var readings = affair.readings
        readings[0].entities = [person("Kassym-Jomart Tokayev", "KAZ")]
        readings[1].entities = [person("Qasym-Zhomart Toqaev", "KAZ")]
        var options = CollationOptions()
        options.oneStory = true
        let record = try Collator(tables: Affair.tables.get(), options: options).collate(readings)
        let people = Set(
            record.statements.flatMap { statement -> [EntityID] in
                if case .event(let event) = statement.content { event.who } else { [] }
            })
        #expect(people.count == 1)
        #expect(record.statements.allSatisfy { $0.id == Statement.makeID($0) })
    }
}
