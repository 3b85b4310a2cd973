import Foundation
import Testing

/// `chancery compare`: two reports side by side.
@Suite struct CompareTests {
    @Test("what both answer comes with what each says, conflicts first") func sideBySide() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("compare-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let one = folder.appendingPathComponent("wire.txt")
        let other = folder.appendingPathComponent("ministry.txt")
        try Data("Trade of Norway and Chile was worth 2 billion dollars in 2030, the port said.\n".utf8).write(to: one)
        try Data("In 2030 trade between Chile and Norway came to 5 billion dollars.\n".utf8).write(to: other)
        let outcome = try Program.run(["compare", one.path, other.path, "--quiet"])
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.first?.hasPrefix("A ") ?? false)
        #expect(lines.contains("They conflict (1)"))
        #expect(lines.contains { $0.contains("$2 billion") } && lines.contains { $0.contains("$5 billion") })
        #expect(try Program.run(["compare", one.path]).status == 64)
    }
}
