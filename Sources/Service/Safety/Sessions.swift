import Foundation
import Synchronization

/// Who has signed in. A session lives in memory: when the room closes, all are signed out.
///
/// The browser holds a random number of 256 bits; here its hash is kept, so that what leaks of our memory opens no door.
final class Sessions: Sendable {
    /// Somebody who has signed in.
    struct Session: Sendable {
        var name: String
        var formToken: String
        var begun: Date
        var used: Date
    }

    /// For how long a session lasts without use, and at most.
    static let idle: TimeInterval = 8 * 3600
    static let longest: TimeInterval = 24 * 3600
    /// How many there are at most; the least lately used goes first.
    static let most = 10_000

    private let sessions = Mutex<[String: Session]>([:])

    /// Begins a session.
    ///
    /// - Returns: what the browser is given to hold.
    func begin(_ name: String, at now: Date = .now) -> String {
        let id = Secrets.token()
        let key = Secrets.digest(id)
        sessions.withLock { sessions in
            if sessions.count >= Sessions.most {
                sessions = sessions.filter { Sessions.lives($0.value, now) }
                if sessions.count >= Sessions.most, let oldest = sessions.min(by: { $0.value.used < $1.value.used }) {
                    sessions[oldest.key] = nil
                }
            }
            sessions[key] = Session(name: name, formToken: Secrets.token(), begun: now, used: now)
        }
        return id
    }

    /// The session of what a browser holds; nil where there is none, or it is over.
    func session(_ id: String, at now: Date = .now) -> Session? {
        let key = Secrets.digest(id)
        return sessions.withLock { sessions in
            guard let session = sessions[key] else { return nil }
            guard Sessions.lives(session, now) else {
                sessions[key] = nil
                return nil
            }
            sessions[key]?.used = now
            return session
        }
    }

    /// Ends a session.
    func end(_ id: String) { _ = sessions.withLock { $0.removeValue(forKey: Secrets.digest(id)) } }

    /// Ends all sessions of an account but one.
    func endAll(of name: String, except id: String? = nil) {
        let kept = id.map(Secrets.digest)
        sessions.withLock { sessions in sessions = sessions.filter { $0.value.name != name || $0.key == kept } }
    }

    /// How many there are.
    var count: Int { sessions.withLock { $0.count } }

    private static func lives(_ session: Session, _ now: Date) -> Bool {
        now.timeIntervalSince(session.used) < idle && now.timeIntervalSince(session.begun) < longest
    }
}
