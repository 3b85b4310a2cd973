import Diplomacy
import Language
import SourceText

extension StatementReader {
    /// Writes a row of `chancery annotate --layer events`: `{id, events: [{cameo, plover, mode, source, target,
    /// source_country, target_country}]}`, one event a pair of actors.
    ///
    /// Rows of event data have no modality: what is denied or only conditional or possible is left out, what is planned is
    /// there as the intention. Countries are alpha-3, or IGO, NGO, MNC, IMG.
    public func writeEventRow(of analysis: Analysis, id: String, to json: inout JSONWriter) {
        let context = ReadingContext(analysis, entities: entities.read(analysis))
        let actors = ActorCodes(context: context, tables: events.tables, successors: events.successors)
        let found = events.found(context, modality: modality, anybody: true)
        let families = events.families
        json.object { json in
            json.member("id", id)
            json.key("events")
            json.array { json in
                var seen: Set<[String]> = []
                for event in found
                where event.modality != .denied
                    && (event.modality != .conditional || families.contains(event.code, in: .stance))
                {
                    let isForceful = families.contains(event.code, in: .forceful)
                    let scene = isForceful ? actors.scene(of: event) : nil
                    let land = isForceful ? scene ?? actors.soleState(around: event.word) : nil
                    for (source, target) in pairs(event) {
                        for acting in countries(source, actors) {
                            let from = acting ?? (source == nil ? scene : nil)
                            for known in countries(target, actors) {
                                let to =
                                    known
                                    ?? (target == nil
                                        ? land
                                            ?? (families.contains(event.code, in: .domestic) || event.aimsAtPeople
                                                ? from : nil) : nil)
                                guard seen.insert([event.code, from ?? "", to ?? ""]).inserted else { continue }
                                json.object { json in
                                    json.member("cameo", event.code)
                                    json.member("plover", event.type.plover)
                                    json.member("mode", event.type.mode)
                                    json.member("source", code(source, from, actors))
                                    json.member("target", code(target, to, actors))
                                    json.member("source_country", from ?? "")
                                    json.member("target_country", to ?? "")
                                }
                            }
                        }
                    }
                }
            }
        }
        json.endLine()
    }

    /// Who does it to whom, pair by pair; those who do it to each other make a pair of any two.
    private func pairs(_ event: FoundEvent) -> [(Party?, Party?)] {
        if event.isReciprocal {
            var result: [(Party?, Party?)] = []
            for (index, first) in event.who.enumerated() {
                for second in event.who[(index + 1)...] { result.append((first, second)) }
            }
            return result
        }
        let who: [Party?] = event.who.isEmpty ? [nil] : event.who
        let whom: [Party?] = event.whom.isEmpty ? [nil] : event.whom
        return who.flatMap { source in whom.map { (source, $0) } }
    }

    private func countries(_ party: Party?, _ actors: ActorCodes) -> [String?] {
        let known = party.map { actors.countries(of: $0) } ?? []
        return known.isEmpty ? [nil] : known
    }

    private func code(_ party: Party?, _ country: String?, _ actors: ActorCodes) -> String {
        guard let party else { return "" }
        guard let country else { return "---" }
        return actors.code(of: party, country: country)
    }
}
