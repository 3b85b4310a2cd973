import Chancery
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Register
import ServiceLifecycle

/// The web application over one register.
///
/// ```swift
/// var options = ReadingRoom.Options()
/// options.port = 8080
/// try await ReadingRoom(register: register, chancery: chancery, options: options).run { print($0) }
/// ```
public struct ReadingRoom: Sendable {
    /// Where the room is, and who is let in.
    public struct Options: Sendable {
        /// The address to listen at.
        public var host = "127.0.0.1"
        /// The port; 0 for one that is free.
        public var port = 8080
        /// What a browser calls the room where a server stands before it: `https://room.example.org`; nil where none does.
        public var publicAddress: String?
        /// Whether somebody has to sign in on loopback too; elsewhere everybody has to.
        public var demandsSignIn = false
        /// The name that corrections are signed with where nobody signs in.
        public var user = "analyst"
        /// The file of the access log; nil for standard error.
        public var log: String?
        /// Bytes of one upload at most.
        public var largestUpload = 64 << 20

        /// On this machine alone, at port 8080.
        public init() {}
    }

    let room: Room
    private let options: Options
    private let log: Logger

    /// Loads pages and files.
    ///
    /// - Parameters:
    ///   - register: the register, open for writing.
    ///   - chancery: reads what is added.
    ///   - options: where the room is, and who is let in.
    /// - Throws: where the pages' files are missing, or the log cannot be written.
    public init(register: Register, chancery: Chancery, options: Options) throws {
        try self.init(
            register: register, chancery: chancery, options: options, limits: Limits(), cost: PasswordHash.Cost())
    }

    /// The same with limits of its own, for tests.
    init(register: Register, chancery: Chancery, options: Options, limits: Limits, cost: PasswordHash.Cost) throws {
        self.options = options
        log = try (options.log.map { try LogFile(path: $0) } ?? LogFile()).logger(label: "chancery.reading-room")
        let desk = Desk(register: register, chancery: chancery, templates: try Templates())
        let rules = HouseRules(host: options.host, signIn: options.demandsSignIn, publicAddress: options.publicAddress)
        room = Room(
            desk: desk, pages: PageMaker(desk: desk),
            door: Door(
                rules: rules, limits: limits, accounts: Accounts(path: register.path + ".accounts", cost: cost),
                user: options.user),
            jobs: try JobQueue(desk: desk, log: log), files: try StaticFiles(), cache: PageCache(), pool: WorkPool(),
            withheld: WithheldCache(register), metrics: RoomMetrics(), largestUpload: options.largestUpload)
    }

    /// The application.
    ///
    /// - Parameter opened: told the address once it listens.
    func application(opened: @escaping @Sendable (String) -> Void = { _ in }) -> some ApplicationProtocol {
        // What a client leaves half-sent must not hold a place for ever.
        let channel = HTTP1Channel.Configuration(
            idleTimeout: .seconds(30),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
        let host = options.host
        var ownLog = log
        ownLog.logLevel = .warning
        return Application(
            router: room.router(log: log), server: .http1(configuration: channel),
            configuration: .init(
                address: .hostname(options.host, port: options.port), serverName: nil,
                availableConnectionsDelegate: .maximum(1000, logger: log)),
            onServerRunning: { channel in
                let name = host.contains(":") ? "[\(host)]" : host
                opened("http://\(name):\(channel.localAddress?.port ?? 0)")
            }, logger: ownLog)
    }

    /// Serves until the process is told to end (SIGTERM, SIGINT): what is being answered is answered, what was taken to be read
    /// into the register is read to its end.
    ///
    /// - Parameter opened: told the address once it listens.
    public func run(opened: @escaping @Sendable (String) -> Void) async throws {
        defer {
            room.ahead.close()
            room.jobs.close()
        }
        // A register that cannot be read is told to whoever asks.
        try? room.makeFrontAhead()
        var log = log
        log.logLevel = .warning
        let service = OpenRoom(application: application(opened: opened), lanes: [room.pool, room.lane])
        try await ServiceGroup(
            configuration: .init(services: [service], gracefulShutdownSignals: [.sigterm, .sigint], logger: log)
        ).run()
    }

    /// The application with an end: what waits for the register some seconds after the room was told to close is refused.
    private struct OpenRoom<Served: ApplicationProtocol>: Service {
        let application: Served
        let lanes: [WorkPool]

        func run() async throws {
            try await withGracefulShutdownHandler {
                try await application.run()
            } onGracefulShutdown: {
                Task {
                    try? await Task.sleep(for: .seconds(5))
                    for lane in lanes { lane.close() }
                }
            }
        }
    }

    /// Whether somebody has to sign in.
    public var demandsSignIn: Bool { room.door.rules.demandsSignIn }
}
