import Chancery
import Foundation
import Hummingbird
import HummingbirdTesting
import Register

@testable import Service

/// A room over the affair of ``TernAffair``, asked without a network.
enum TestRoom {
    static let password = "correct horse battery"

    /// Opens a room, asks it, closes it.
    ///
    /// - Parameters:
    ///   - signIn: whether somebody has to sign in; then there are an analyst ana and a reader ben.
    ///   - set: sets more options.
    static func with(
        signIn: Bool = false, limits: Limits = Limits(),
        _ set: (inout ReadingRoom.Options) -> Void = { _ in },
        _ body: @escaping @Sendable (Asker, ReadingRoom) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("room-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let register = try TernAffair.makeRegister(at: folder.appendingPathComponent("tern.chancery").path)
        var options = ReadingRoom.Options()
        options.demandsSignIn = signIn
        options.log = folder.appendingPathComponent("access.log").path
        options.user = "ana"
        set(&options)
        // Hashing at its full price would make each test slow.
        let cost = PasswordHash.Cost(logN: 4, blockSize: 8, parallelism: 1)
        let room = try ReadingRoom(
            register: register, chancery: TernAffair.chancery.get(), options: options, limits: limits, cost: cost)
        if signIn {
            try room.room.door.accounts.add("ana", role: "analyst", password: password)
            try room.room.door.accounts.add("ben", role: "reader", password: password)
        }
        try await room.application().test(.router) { client in
            try await body(Asker(client: client, room: room), room)
        }
        room.room.jobs.close()
        room.room.ahead.close()
        try register.close()
    }

    /// Asks a room.
    struct Asker: Sendable {
        let client: any TestClientProtocol
        let room: ReadingRoom

        func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
            try await client.execute(uri: path, method: .get, headers: headers)
        }

        func post(_ path: String, _ fields: [String: String], _ headers: HTTPFields = [:]) async throws -> TestResponse
        {
            let body = fields.sorted { $0.key < $1.key }.map { "\(Percent.encode($0.key))=\(Percent.encode($0.value))" }
            var headers = headers
            headers[.contentType] = "application/x-www-form-urlencoded"
            return try await client.execute(
                uri: path, method: .post, headers: headers, body: ByteBuffer(string: body.joined(separator: "&")))
        }

        /// Signs in.
        ///
        /// - Returns: the cookie, and the token that forms then have.
        func signIn(_ name: String, _ password: String = TestRoom.password) async throws -> (
            cookie: HTTPFields, token: String
        ) {
            let response = try await post(
                "/sign-in", ["name": name, "password": password, "form_token": room.room.door.houseToken])
            let cookie = response.headers[.setCookie].map { String($0.prefix { $0 != ";" }) } ?? ""
            let id = String(cookie.drop { $0 != "=" }.dropFirst())
            return ([.cookie: cookie], room.room.door.sessions.session(id)?.formToken ?? "")
        }
    }
}

extension TestResponse {
    /// The body as text.
    var text: String { String(buffer: body) }
}
