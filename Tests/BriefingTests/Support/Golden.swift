import Foundation
import Testing

/// Compares output with a file under `Golden/`; with `CHANCERY_UPDATE_GOLDEN=1` in the environment it writes the file.
func expectGolden(_ name: String, _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("Golden").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["CHANCERY_UPDATE_GOLDEN"] == "1" {
        try Data(bytes).write(to: file)
        return
    }
    let expected = try Data(contentsOf: file)
    guard expected != Data(bytes) else { return }
    let old = String(decoding: expected, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let new = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    Issue.record(
        """
        \(name) differs from line \(line + 1):
        - \(line < old.count ? String(old[line]) : "(end)")
        + \(line < new.count ? String(new[line]) : "(end)")
        CHANCERY_UPDATE_GOLDEN=1 writes it anew.
        """, sourceLocation: sourceLocation)
}
