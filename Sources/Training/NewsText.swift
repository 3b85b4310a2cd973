import Foundation

/// News without labels: JSON Lines of `{text, title}`.
enum NewsText {
    private struct Row: Decodable {
        var text: String
        var title: String?
    }

    /// Hands over each article: its title, an empty line, its text. Lines that hold none are passed over.
    static func forEach(_ path: String, _ body: (String) -> Void) throws {
        let news = try Data(contentsOf: URL(fileURLWithPath: path))
        let decoder = JSONDecoder()
        for line in news.split(separator: 0x0A) {
            guard let row = try? decoder.decode(Row.self, from: Data(line)) else { continue }
            body((row.title ?? "") + "\n\n" + row.text)
        }
    }
}
