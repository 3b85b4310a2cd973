import Foundation
import Mustache
import SourceText

/// The pages' templates: Mustache files, which escape what they are given unless three braces ask for it as it is.
struct Templates: Sendable {
    /// A template that is not there.
    struct Missing: Error, Sendable, Hashable {
        /// Its name.
        let name: String
    }

    private let library: MustacheLibrary

    /// Loads the templates of `Resources/Templates`.
    init() throws {
        var library = MustacheLibrary()
        for (name, text) in try Templates.sources() { try library.register(text, named: name) }
        self.library = library
    }

    /// The templates as they stand in their files, by name.
    static func sources() throws -> [String: String] {
        let folder = try ResourceDirectory.locate("Service").appendingPathComponent("Templates")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        var sources: [String: String] = [:]
        for file in files where file.pathExtension == "mustache" {
            sources[file.deletingPathExtension().lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
        }
        return sources
    }

    /// A template, filled in.
    func render(_ name: String, _ view: View) throws -> String {
        guard let html = library.render(view, withTemplate: name) else { throw Missing(name: name) }
        return html
    }
}
