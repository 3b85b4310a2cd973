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
        let folder = try ResourceDirectory.locate("Service").appendingPathComponent("Templates")
        var library = MustacheLibrary()
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for file in files where file.pathExtension == "mustache" {
            let text = try String(contentsOf: file, encoding: .utf8)
            try library.register(text, named: file.deletingPathExtension().lastPathComponent)
        }
        self.library = library
    }

    /// A template, filled in.
    func render(_ name: String, _ values: Any) throws -> String {
        guard let html = library.render(values, withTemplate: name) else { throw Missing(name: name) }
        return html
    }
}
