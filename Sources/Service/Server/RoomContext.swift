import Hummingbird
import NIOCore
import Synchronization

/// What is known of a request beside what it says itself.
struct RoomContext: RequestContext {
    /// What the middlewares learn on the way, for the access log, which stands before all of them.
    final class Trail: Sendable {
        private let known = Mutex<Visitor?>(nil)

        /// Who asks; nil as long as that is not known, and where nobody has signed in.
        var visitor: Visitor? {
            get { known.withLock { $0 } }
            set { known.withLock { $0 = newValue } }
        }

        /// The name of the account that asks; nil where nobody has signed in.
        var account: String? { visitor.flatMap { $0.name.isEmpty ? nil : $0.name } }
    }

    var coreContext: CoreRequestContextStorage
    /// The address that the connection comes from; nil in tests without one.
    var address: String?
    /// Who asks; set by ``SignInMiddleware``.
    var visitor: Visitor
    /// For the access log.
    let trail = Trail()

    init(source: Source) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress
        visitor = .nobody
    }
}

extension Visitor {
    /// Somebody who has not said who they are.
    static let nobody = Visitor(name: "", role: .reader, formToken: "", isSignedIn: false)
}
