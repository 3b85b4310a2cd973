import Briefing
import Diplomacy
import Register
import SourceText

// Rows of what a register alone has, for the command line and the service.

extension RegisterStatus {
    /// The members of a row `status`: what the register holds, in numbers.
    public func writeMembers(_ json: inout JSONWriter) {
        func write(_ name: String, _ counts: [String: Int], _ json: inout JSONWriter) {
            json.key(name)
            json.object { for (key, count) in counts.sorted(by: { $0.key < $1.key }) { $0.member(key, count) } }
        }
        json.member("record", "status")
        json.member("documents", documents)
        json.member("text_bytes", textBytes)
        json.member("published", published?.iso8601)
        json.member("affairs", stories)
        write("statements", statements, &json)
        write("findings", findings, &json)
        write("corrections", corrections, &json)
        json.member("by_hand", entered)
        json.member("entities", entities)
    }
}

extension RowList {
    /// A row `affair`: an affair without the documents that may not go out; none where nothing is left of it.
    public mutating func add(_ story: StoryLine, outside withheld: WithheldDocuments) {
        let gone = withheld.stories[story.id] ?? 0
        if gone >= story.documents { return }
        add("affair") { json in
            json.member("id", story.id)
            json.member("title", withheld.words.contains(story.title) ? "" : story.title)
            json.member("documents", story.documents - gone)
            // How many conflicts are left is known only when the affair is collated anew.
            if gone == 0 { json.member("conflicts", story.conflicts) }
            json.member("from", story.period?.first.description)
            json.member("to", story.period?.last.description)
        }
    }

    /// A row `kept_correction`: a correction, and what became of it.
    public mutating func add(_ kept: KeptCorrection) {
        add("kept_correction") { json in
            json.member("id", kept.correction.id)
            json.member("do", kept.correction.name)
            json.member("on", kept.correction.subject)
            json.member("by", kept.correction.by)
            json.member("at", kept.correction.at)
            json.member("why", kept.correction.why)
            json.member("revision", kept.revision)
            json.member("in_force", kept.isInForce)
            json.member("found", kept.isFound)
        }
    }
}
