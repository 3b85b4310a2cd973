import GRDB

/// Keys as a JSON list, for SQLite's `json_each`: one question for as many rows as wanted.
enum KeyList {
    /// A list of whole numbers and texts.
    static func json(_ keys: some Sequence<DatabaseValue>) -> String {
        var json: [UInt8] = [0x5B]
        for key in keys {
            if json.count > 1 { json.append(0x2C) }
            switch key.storage {
            case .int64(let number): json += "\(number)".utf8
            case .string(let text): append(text, to: &json)
            default: json += "null".utf8
            }
        }
        json.append(0x5D)
        return String(decoding: json, as: UTF8.self)
    }

    private static func append(_ text: String, to json: inout [UInt8]) {
        json.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: json += [0x5C, byte]
            case ..<0x20: json += (byte < 0x10 ? "\\u000" : "\\u00").utf8 + Array(String(byte, radix: 16).utf8)
            default: json.append(byte)
            }
        }
        json.append(0x22)
    }
}
