import SourceText
import Testing

@testable import Intake

/// What the tokenizer and the builder make of mark-up: the blocks, by line.
@Suite struct MarkupTests {
    static let tables = try? IntakeTables(folder: ResourceDirectory.locate("Intake"))

    static func page(_ html: [UInt8]) throws -> Page {
        let tables = try #require(tables)
        return PageBuilder.read(html, references: tables.references, words: tables.pageWords)
    }

    private func blocks(_ html: String) throws -> [String] {
        let page = try MarkupTests.page(Array(html.utf8))
        return page.blocks.map { String(decoding: page.text[$0.span.range], as: UTF8.self) }
    }

    @Test(arguments: [
        ("<p>one<p>two", ["one", "two"]),
        ("a <b>bold</b>, <i>slanted</i> word", ["a bold, slanted word"]),
        ("x<br>y<br><br>z", ["x", "y", "z"]),
        ("<ul><li>a<li>b</ul>c", ["a", "b", "c"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", ["a", "b", "c"]),
        ("  spread \n\t out&nbsp;&nbsp;text  ", ["spread out text"]),
        ("soft&shy;hy\u{AD}phen zero\u{200B}width", ["softhyphen zerowidth"]),
        ("<!-- <p>no</p> -->yes", ["yes"]),
        ("<!-->yes", ["yes"]),
        ("<!--->yes", ["yes"]),
        ("<!-- a --!>yes", ["yes"]),
        ("<script>if (a < b) { x = '<p>no</p>' }</script>yes", ["yes"]),
        ("<script><!-- <script>no</script> no --></script>yes", ["yes"]),
        ("<style>p > a { }</style>yes", ["yes"]),
        ("<textarea><p>no</p></textarea>yes", ["yes"]),
        ("<title>no</title>yes", ["yes"]),
        ("<![CDATA[no>yes", ["yes"]),
        ("<svg><title>no</title></svg>yes", ["yes"]),
        ("<?xml version=\"1.0\"?>yes", ["yes"]),
        ("a < b and c </ d", ["a < b and c"]),
        ("<p title='a > b' data-x=\"</p>\">in", ["in"]),
        ("<a href=x>one</a><a href=y>two</a>", ["onetwo"]),
        ("<span>By Ana Rivera</span><time>July 4</time>", ["By Ana Rivera July 4"]),
        ("<a href=x>Ana Rivera</a><span><a href=y>Tom Okafor</a></span>", ["Ana Rivera Tom Okafor"]),
        ("<span>Ana Rivera</span><span>4 July</span>", ["Ana Rivera 4 July"]),
        ("<span>T</span><span>HE bridge</span>", ["THE bridge"]),
        ("<span>Bri</span><span>dges</span>, H<span>2</span><span>O</span>", ["Bridges, H2O"]),
        ("<b>Mc</b><b>Neil</b> <code><span>let</span><span>Name</span></code>", ["McNeil letName"]),
        (
            "A bridge.<a href=\"#note-1\">1</a> Then<a href=\"#note-2\"><span>[2]</span></a> nothing",
            ["A bridge. Then nothing"]
        ),
        ("as in [26,<a href='#b27'>27</a>] and of <a href='#b1'>2011</a>", ["as in [26,27] and of 2011"]),
        ("as <a href=\"#two\">2</a> and (<a href=\"#three\">3</a>) say", ["as 2 and (3) say"]),
        ("<b>one<p>two</b>three</p>four", ["one", "twothree", "four"]),
        ("<p>open <span>never closed<div>next</div>", ["open never closed", "next"]),
        ("</p></div></table>text", ["text"]),
        ("<head><meta charset=utf-8><p>body without its tag", ["body without its tag"]),
        ("<select><option>no</select>yes", ["yes"]),
        ("text <tag-the-page-ends-in attribute=\"", ["text"]),
    ])
    func blocksOf(_ html: String, _ expected: [String]) throws {
        #expect(try blocks(html) == expected)
    }

    @Test(arguments: [
        ("&amp; &lt;b&gt; &quot;", "& <b> \""),
        ("&eacute;t&eacute; &copy 2024", "été © 2024"),
        ("&#8217; &#x2019; &#146;", "’ ’ ’"),
        ("&notit; &notin; &ampx", "¬it; ∉ &x"),
        ("&nosuchthing; &; & &#; &#x;", "&nosuchthing; &; & &#; &#x;"),
        ("&#0; &#xD800; &#99999999999;", "\u{FFFD} \u{FFFD} \u{FFFD}"),
        ("&nGg;", "\u{22D9}\u{338}"),
    ])
    func references(_ html: String, _ expected: String) throws {
        #expect(try blocks(html) == [expected])
    }

    @Test func linksAreCounted() throws {
        let page = try MarkupTests.page(Array("<p>before <a href=x>in it</a> after <a name=y>no link</a>".utf8))
        #expect(page.blocks.first?.linkBytes == 5)
        #expect(page.blocks.first?.links == 1)
    }

    @Test func wordsOfClassNames() throws {
        let words = try #require(MarkupTests.tables).pageWords
        func kinds(_ name: String) -> ElementKinds {
            Array(name.utf8).withUnsafeBufferPointer { words.kinds($0, 0..<$0.count) }
        }
        #expect(kinds("articleBody").contains(.content))
        #expect(kinds("post-content").contains(.content))
        #expect(!kinds("post content").contains(.content))
        #expect(kinds("site_footer").contains(.footer))
        #expect(kinds("RelatedStories").contains(.related))
        #expect(kinds("").isEmpty)
    }
}
