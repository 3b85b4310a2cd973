import Diplomacy
import Register
import Synchronization

/// The records of the affairs that were read last: the brief and the timeline of an affair are made of the same.
final class RecordCache: Sendable {
    private struct Kept {
        var story: String
        var revision: Int
        var record: Record
    }

    private let register: Register
    private let kept = Mutex<[Kept]>([])
    private let most: Int

    /// - Parameters:
    ///   - register: what is read.
    ///   - most: how many records are kept at most; one of a large affair has megabytes.
    init(_ register: Register, most: Int = 4) {
        self.register = register
        self.most = most
    }

    /// The record of affairs as it is, its entities with one name each; that of one affair is kept.
    func record(of stories: [String]) throws -> Record {
        guard let story = stories.first, stories.count == 1 else {
            return try register.record(of: stories, withNames: false)
        }
        let revision = try register.lastRevision()
        let known: Record? = kept.withLock { kept in
            guard let place = kept.firstIndex(where: { $0.story == story && $0.revision == revision }) else {
                return nil
            }
            kept.append(kept.remove(at: place))
            return kept.last?.record
        }
        if let known { return known }
        let record = try register.record(of: [story], withNames: false)
        kept.withLock { kept in
            // A slower reader must not put an older record over a newer one.
            if kept.contains(where: { $0.revision > revision }) { return }
            kept.removeAll { $0.story == story || $0.revision < revision }
            kept.append(Kept(story: story, revision: revision, record: record))
            if kept.count > most { kept.removeFirst() }
        }
        return record
    }
}
