import Hummingbird
import NIOCore
import Synchronization

/// What is known of a request beside what it says itself.
struct RoomContext: RequestContext {
    /// What the middlewares learn on the way, for the access log, which stands before all of them.
    final class Trail: Sendable {
        private let name = Mutex<String?>(nil)

        /// The name of the account that asks; nil where nobody has signed in.
        var account: String? {
            get { name.withLock { $0 } }
            set { name.withLock { $0 = newValue } }
        }
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
