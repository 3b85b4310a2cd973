import Diplomacy
import Foundation
import Measures
import Testing

@testable import Collation

/// Floors on the seed cluster, from perfect statements. Skipped where the shared data is absent.
@Suite struct SeedKeyTests {
    @Test("perfect statements give the key's findings") func floors() throws {
        guard let key = SeedKey() else {
            print("skipped: ../shared/seeds is not here")
            return
        }
        var options = CollationOptions()
        options.oneStory = true
        var record = try Collator(tables: .load(), options: options).collate(key.readings())
        record.vectors = try VectorReader(tables: .load()).vectors(of: record)
        let output = FileManager.default.temporaryDirectory.appendingPathComponent("chancery-key-\(getpid()).jsonl")
        try Data(SeedKey.lines(record)).write(to: output)
        if let kept = ProcessInfo.processInfo.environment["CHANCERY_KEEP"] {
            try Data(SeedKey.lines(record)).write(to: URL(fileURLWithPath: kept))
        }
        defer { try? FileManager.default.removeItem(at: output) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", key.folder.appendingPathComponent("score.py").path, key.folder.path, output.path, "--json",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0,
            let result = try JSONSerialization.jsonObject(with: data) as? [String: Any],
            let findings = result["findings"] as? [String: Any]
        else {
            print("skipped: the scorer did not run")
            return
        }
        let recall = try #require(findings["recall"] as? Double)
        let accuracy = try #require(findings["verdict_accuracy"] as? Double)
        print("findings recall \(recall), verdicts right \(accuracy)")
        #expect(recall >= 0.78)
        #expect(accuracy >= 0.85)
    }
}
