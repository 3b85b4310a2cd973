import Foundation
import Testing

@testable import SourceText

/// Where tables and models are looked for, in which order.
@Suite struct ResourceDirectoryTests {
    /// A folder that holds the given folders, taken away afterwards.
    private func withTree(_ folders: [String], _ body: (URL) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("chancery-\(UUID().uuidString)")
            .resolvingSymlinksInPath()
        defer { try? FileManager.default.removeItem(at: root) }
        for folder in folders {
            try FileManager.default.createDirectory(
                at: root.appendingPathComponent(folder), withIntermediateDirectories: true)
        }
        try body(root)
    }

    private let installed = "prefix/share/chancery/Language"
    private let built = "prefix/bin/chancery_Language.resources/Resources"

    @Test("the environment wins over an installation, an installation over a build folder") func order() throws {
        try withTree(["own/Language", installed, built]) { root in
            func found(_ environment: [String: String]) throws -> String {
                let program = root.appendingPathComponent("prefix/bin/chancery").path
                return try ResourceDirectory.locate("Language", environment: environment, executable: program).path
            }
            let own = root.appendingPathComponent("own").path
            #expect(try found(["CHANCERY_RESOURCES": own]) == own + "/Language")
            #expect(try found([:]) == root.appendingPathComponent(installed).path)
            #expect(try found(["CHANCERY_RESOURCES": ""]) == root.appendingPathComponent(installed).path)
            try FileManager.default.removeItem(at: root.appendingPathComponent("prefix/share"))
            #expect(try found([:]) == root.appendingPathComponent(built).path)
        }
    }

    @Test("a link to the program leads to the resources of the program, not of the link") func link() throws {
        try withTree([installed, "prefix/bin", "elsewhere"]) { root in
            let program = root.appendingPathComponent("prefix/bin/chancery")
            try Data().write(to: program)
            let link = root.appendingPathComponent("elsewhere/chancery")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: program)
            let found = try ResourceDirectory.locate("Language", environment: [:], executable: link.path)
            #expect(found.path == root.appendingPathComponent(installed).path)
        }
    }

    @Test("where nothing is found the error names every place, in order, and what to do") func nothing() throws {
        try withTree(["prefix/bin"]) { root in
            let program = root.appendingPathComponent("prefix/bin/chancery").path
            let failure = #expect(throws: ResourceDirectory.NotFound.self) {
                try ResourceDirectory.locate(
                    "Language", environment: ["CHANCERY_RESOURCES": "/nowhere"], executable: program)
            }
            #expect(
                failure?.places == [
                    "/nowhere/Language", root.path + "/" + installed, root.path + "/" + built,
                ])
            #expect(failure?.description.hasPrefix("CH0001: the resources of Language were not found") == true)
            #expect(failure?.description.contains("make install") == true)
        }
    }
}
