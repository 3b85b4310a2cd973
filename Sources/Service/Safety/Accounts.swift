import Foundation
import Synchronization

/// Who may sign in: a file beside the register, `FILE.accounts`, one account a line of JSON.
///
/// It is read again whenever it has changed, so that an account that is added, or taken away, counts from then on.
public final class Accounts: Sendable {
    /// Somebody who may sign in.
    public struct Account: Sendable, Hashable, Codable {
        /// The name that corrections are signed with.
        public var name: String
        /// `reader` or `analyst`.
        public var role: String
        var password: PasswordHash
    }

    /// Why accounts cannot be used.
    public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// A line of the file is none of ours.
        case line(path: String, number: Int)
        /// The file cannot be read or written: why.
        case file(path: String, String)
        /// The name is none that an account can have.
        case name(String)
        /// There is such an account already, or none.
        case known(String), unknown(String)
        /// The role is neither.
        case role(String)
        /// The password is too short or too long.
        case password

        /// One line: what is wrong, and what to do.
        public var description: String {
            switch self {
            case .line(let path, let number):
                "\(path): line \(number) is no account; take it out and add the account again [CH0941]"
            case .file(let path, let words): "\(path): \(words) [CH0942]"
            case .name(let name):
                "'\(name)' can be no account's name; take 1 to 64 letters, digits, spaces and .-_@ [CH0943]"
            case .known(let name):
                "there is an account '\(name)'; 'chancery serve account password' sets it a new password [CH0944]"
            case .unknown(let name): "there is no account '\(name)'; 'chancery serve account list' lists them [CH0945]"
            case .role(let role): "'\(role)' is no role; it is reader or analyst [CH0946]"
            case .password:
                "a password has \(Accounts.passwordLength.lowerBound) to \(Accounts.passwordLength.upperBound) characters [CH0947]"
            }
        }
    }

    private struct State {
        var accounts: [String: Account] = [:]
        var stamp: Stamp?
    }

    /// By which it is seen that the file has changed.
    private struct Stamp: Hashable {
        var size: Int
        var modified: Date
        var number: Int
    }

    /// How many characters a password has.
    public static let passwordLength = 12...256

    /// The file.
    public let path: String
    private let state = Mutex(State())
    private let cost: PasswordHash.Cost

    /// The accounts of a register.
    public convenience init(register path: String) { self.init(path: path + ".accounts") }

    init(path: String, cost: PasswordHash.Cost = PasswordHash.Cost()) {
        self.path = path
        self.cost = cost
    }

    /// The account of a name; nil where there is none.
    ///
    /// - Throws: ``Failure``.
    func account(_ name: String) throws(Failure) -> Account? { try read()[name] }

    /// All accounts, by name.
    ///
    /// - Throws: ``Failure``.
    public func all() throws(Failure) -> [Account] { try read().values.sorted { $0.name < $1.name } }

    /// Adds an account.
    ///
    /// - Throws: ``Failure``.
    public func add(_ name: String, role: String, password: String) throws(Failure) {
        guard (1...64).contains(name.unicodeScalars.count), name == name.trimmed,
            name.unicodeScalars.allSatisfy({
                $0.properties.isAlphabetic || $0.properties.numericType != nil || " .-_@".unicodeScalars.contains($0)
            })
        else { throw .name(name) }
        guard Visitor.Role(rawValue: role) != nil else { throw .role(role) }
        var all = try read()
        if all[name] != nil { throw .known(name) }
        all[name] = Account(name: name, role: role, password: try hash(password))
        try write(all)
    }

    /// Sets an account a new password.
    ///
    /// - Throws: ``Failure``.
    public func setPassword(_ password: String, of name: String) throws(Failure) {
        var all = try read()
        guard all[name] != nil else { throw .unknown(name) }
        all[name]?.password = try hash(password)
        try write(all)
    }

    /// Takes an account away; whoever is signed in under it is signed out with the next request.
    ///
    /// - Throws: ``Failure``.
    public func remove(_ name: String) throws(Failure) {
        var all = try read()
        guard all.removeValue(forKey: name) != nil else { throw .unknown(name) }
        try write(all)
    }

    private func hash(_ password: String) throws(Failure) -> PasswordHash {
        guard Accounts.passwordLength.contains(password.count),
            let hash = try? PasswordHash(password: password, cost: cost)
        else { throw .password }
        return hash
    }

    private func stamp() -> Stamp? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        return Stamp(
            size: attributes[.size] as? Int ?? 0, modified: attributes[.modificationDate] as? Date ?? .distantPast,
            number: attributes[.systemFileNumber] as? Int ?? 0)
    }

    private func read() throws(Failure) -> [String: Account] {
        guard let stamp = stamp() else { return [:] }
        if let known = state.withLock({ $0.stamp == stamp ? $0.accounts : nil }) { return known }
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw .file(path: path, "cannot be read; check its permissions")
        }
        var accounts: [String: Account] = [:]
        for (index, line) in bytes.split(separator: 0x0A).enumerated() {
            guard let account = try? JSONDecoder().decode(Account.self, from: line),
                Visitor.Role(rawValue: account.role) != nil
            else { throw .line(path: path, number: index + 1) }
            accounts[account.name] = account
        }
        let read = accounts
        state.withLock {
            $0.accounts = read
            $0.stamp = stamp
        }
        return accounts
    }

    private func write(_ accounts: [String: Account]) throws(Failure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var bytes = Data()
        for account in accounts.values.sorted(by: { $0.name < $1.name }) {
            guard let line = try? encoder.encode(account) else { continue }
            bytes += line + [0x0A]
        }
        // Made beside it with no right for others, then put in its place: a reader sees the old file or the new one.
        let made = path + ".new"
        try? FileManager.default.removeItem(atPath: made)
        guard FileManager.default.createFile(atPath: made, contents: bytes, attributes: [.posixPermissions: 0o600]),
            rename(made, path) == 0
        else { throw .file(path: path, "cannot be written; check the permissions of its folder") }
        state.withLock { $0.stamp = nil }
    }
}

extension Accounts {
    /// A password of 120 random bits, in groups that can be read out.
    public static func madePassword() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var system = SystemRandomNumberGenerator()
        let groups = (0..<5).map { _ in
            String((0..<5).map { _ in letters[Int.random(in: 0..<letters.count, using: &system)] })
        }
        return groups.joined(separator: "-")
    }
}
