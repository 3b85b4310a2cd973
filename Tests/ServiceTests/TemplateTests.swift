import Testing

@testable import Service

@Suite struct TemplateTests {
    @Test func whatASourceSaysIsText() throws {
        let html = try Templates().render(
            "affairs", ["stories": [["title": "<script>alert(1)</script>", "story": "1"]]])
        #expect(!html.contains("<script>"))
        #expect(html.contains("&lt;script&gt;"))
    }
}
