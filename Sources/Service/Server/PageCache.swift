import Hummingbird
import Synchronization

/// Replies that were made at the register's present revision: as long as nothing is written, nothing is made twice.
///
/// A page is kept in pieces between which the form token of whoever asks is set in, so that visitors of one role and name
/// share it. What is least lately asked for goes first.
final class PageCache: Sendable {
    /// What a reply depends on besides the revision.
    struct Key: Hashable, Sendable {
        /// The path with its query, as ``PageAddress`` or the interface writes it.
        var path: String
        /// Who asks, without a token.
        var name: String
        var role: Visitor.Role
        var isSignedIn: Bool

        init(path: String, visitor: Visitor) {
            self.path = path
            name = visitor.name
            role = visitor.role
            isSignedIn = visitor.isSignedIn
        }
    }

    /// A reply.
    struct Entry: Sendable {
        /// The status of HTTP.
        var status: Int
        /// The bytes before, between and behind the tokens.
        var pieces: [ByteBuffer]

        /// Cuts a page at the places where the token stands.
        init(status: Int, text: String, placeholder: String) {
            self.status = status
            let mark = Array(placeholder.utf8)
            var text = text
            pieces = text.withUTF8 { bytes in
                var pieces: [ByteBuffer] = []
                var start = 0
                var place = 0
                while place + mark.count <= bytes.count {
                    if bytes[place] == mark[0], bytes[place..<place + mark.count].elementsEqual(mark) {
                        pieces.append(ByteBuffer(bytes: bytes[start..<place]))
                        place += mark.count
                        start = place
                    } else {
                        place += 1
                    }
                }
                pieces.append(ByteBuffer(bytes: bytes[start...]))
                return pieces
            }
        }

        /// A reply without a token.
        init(status: Int, bytes: [UInt8]) {
            self.status = status
            pieces = [ByteBuffer(bytes: bytes)]
        }

        /// Bytes of it.
        var size: Int { pieces.reduce(0) { $0 + $1.readableBytes } }

        /// The whole, with a token set in.
        func body(token: String) -> ByteBuffer {
            if pieces.count == 1 { return pieces[0] }
            var whole = ByteBufferAllocator().buffer(capacity: size + (pieces.count - 1) * token.utf8.count)
            for (index, piece) in pieces.enumerated() {
                if index > 0 { whole.writeString(token) }
                whole.writeImmutableBuffer(piece)
            }
            return whole
        }
    }

    private struct Kept {
        var entry: Entry
        var revision: Int
        var used: UInt64
    }

    private struct State {
        var kept: [Key: Kept] = [:]
        var bytes = 0
        var clock: UInt64 = 0
    }

    private let state = Mutex(State())
    private let most: Int

    /// - Parameter most: how many bytes are kept at most.
    init(most: Int = 128 << 20) { self.most = most }

    /// Bytes that are kept.
    var bytes: Int { state.withLock { $0.bytes } }

    /// What was made at a revision.
    func entry(_ key: Key, at revision: Int) -> Entry? {
        state.withLock { state in
            guard let kept = state.kept[key], kept.revision == revision else { return nil }
            state.clock += 1
            state.kept[key]?.used = state.clock
            return kept.entry
        }
    }

    /// Keeps what was made.
    func keep(_ entry: Entry, as key: Key, at revision: Int) {
        let cost = entry.size + 512
        guard cost <= most / 8 else { return }
        state.withLock { state in
            if let old = state.kept[key] {
                // A slower reader must not put an older page over a newer one.
                if old.revision > revision { return }
                state.bytes -= old.entry.size + 512
            }
            state.clock += 1
            state.kept[key] = Kept(entry: entry, revision: revision, used: state.clock)
            state.bytes += cost
            guard state.bytes > most else { return }
            // A quarter at once, so that the order is looked for seldom.
            for (key, kept) in state.kept.sorted(by: { $0.value.used < $1.value.used }) {
                if state.bytes <= most * 3 / 4 { break }
                state.kept[key] = nil
                state.bytes -= kept.entry.size + 512
            }
        }
    }
}
