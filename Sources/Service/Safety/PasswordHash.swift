import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: hashed by scrypt (RFC 7914), with the parameters and the salt beside it, so that they can be
/// raised later without a change of the file's form.
///
/// `$scrypt$ln=15,r=8,p=3$SALT$HASH`: 32 MiB and three rounds of them, one of the settings that OWASP's Password Storage
/// Cheat Sheet gives. Argon2 would be as good; scrypt is what swift-crypto brings.
struct PasswordHash: Sendable, Hashable, Codable, RawRepresentable {
    let rawValue: String

    init(rawValue: String) { self.rawValue = rawValue }

    /// What a new password costs: the binary logarithm of N, r and p.
    struct Cost: Sendable, Hashable {
        var logN = 15
        var blockSize = 8
        var parallelism = 3
    }

    /// Hashes a password with a salt of 16 random bytes.
    ///
    /// - Throws: where the parameters are none that scrypt takes.
    init(password: String, cost: Cost = Cost()) throws {
        let salt = Secrets.bytes(16)
        let key = try PasswordHash.key(password, salt: salt, cost)
        rawValue =
            "$scrypt$ln=\(cost.logN),r=\(cost.blockSize),p=\(cost.parallelism)$\(Secrets.base64url(salt))$\(Secrets.base64url(key))"
    }

    /// Whether it is the hash of a password. A hash that cannot be read is that of none.
    func matches(_ password: String) -> Bool {
        let parts = rawValue.split(separator: "$")
        guard parts.count == 4, parts[0] == "scrypt" else { return false }
        var cost = Cost()
        for pair in parts[1].split(separator: ",") {
            let sides = pair.split(separator: "=")
            guard sides.count == 2, let number = Int(sides[1]) else { return false }
            switch sides[0] {
            case "ln": cost.logN = number
            case "r": cost.blockSize = number
            case "p": cost.parallelism = number
            default: return false
            }
        }
        // A file that somebody has tampered with must not take all memory.
        guard (1...20).contains(cost.logN), (1...32).contains(cost.blockSize), (1...16).contains(cost.parallelism),
            let salt = PasswordHash.bytes(parts[2]), let hash = PasswordHash.bytes(parts[3]), hash.count == 32,
            let key = try? PasswordHash.key(password, salt: salt, cost)
        else { return false }
        return Secrets.areEqual(key, hash)
    }

    private static func key(_ password: String, salt: [UInt8], _ cost: Cost) throws -> [UInt8] {
        // The same characters may come in several codings, by the keyboard that they are typed on (NIST SP 800-63B).
        let password = Data(password.precomposedStringWithCompatibilityMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: password, salt: Data(salt), outputByteCount: 32, rounds: 1 << cost.logN, blockSize: cost.blockSize,
            parallelism: cost.parallelism,
            maxMemory: 128 * (1 << cost.logN) * cost.blockSize + 128 * cost.blockSize * (cost.parallelism + 2)
                + (1 << 20))
        return key.withUnsafeBytes { Array($0) }
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        var text = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        while text.utf8.count % 4 != 0 { text += "=" }
        return Data(base64Encoded: text).map(Array.init)
    }
}
