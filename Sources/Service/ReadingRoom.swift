import Chancery
import Hummingbird
import Logging
import Register

/// The web application over one register.
public struct ReadingRoom: Sendable {
    private let desk: Desk
    private let host: String
    private let port: Int

    /// Loads the templates.
    ///
    /// - Parameters:
    ///   - register: the register, open for writing.
    ///   - chancery: reads what is added.
    ///   - host: the address to listen at.
    ///   - port: the port; 0 for one that is free.
    /// - Throws: where the pages' files are missing.
    public init(register: Register, chancery: Chancery, host: String, port: Int) throws {
        desk = Desk(register: register, chancery: chancery, templates: try Templates())
        self.host = host
        self.port = port
    }

    /// Serves until the process is told to end.
    public func run() async throws {
        let pages = PageMaker(desk: desk)
        let router = Router()
        router.get("/") { _, _ in
            let visitor = Visitor(name: "analyst", role: .analyst, formToken: "", isSignedIn: false)
            let page = try pages.page(.affairs(), for: visitor)
            return Response(
                status: .init(code: page.status), headers: [.contentType: "text/html; charset=utf-8"],
                body: .init(byteBuffer: .init(string: page.html)))
        }
        let application = Application(
            router: router, configuration: .init(address: .hostname(host, port: port), serverName: nil))
        try await application.runService()
    }
}
