import Mustache

/// What a template is filled with: names, and what stands under them.
///
/// ```swift
/// var view = View()
/// view.set("title", "Affairs")
/// view.set("rows", rows)
/// ```
///
/// Words are escaped by the template. HTML of ours stands under a name that ends with `Markup`, and only that may be asked for
/// in three braces.
struct View: MustacheParent {
    private var values: [String: Any] = [:]

    /// Nothing.
    init() {}

    /// Words; nothing where there are none.
    mutating func set(_ name: String, _ words: String?) {
        precondition(!name.hasSuffix("Markup"), "'\(name)' is a name of HTML")
        if let words, !words.isEmpty { values[name] = words } else { values[name] = nil }
    }

    /// HTML of ours; nothing where it is empty.
    mutating func set(_ name: String, _ markup: Markup?) {
        precondition(name.hasSuffix("Markup"), "'\(name)' is no name of HTML")
        if let markup, !markup.isEmpty { values[name] = markup.html } else { values[name] = nil }
    }

    /// Whether something is so.
    mutating func set(_ name: String, _ isSo: Bool) { values[name] = isSo }

    /// A number.
    mutating func set(_ name: String, _ number: Int) { values[name] = String(number) }

    /// Several views; a section over them is left out where there are none.
    mutating func set(_ name: String, _ views: [View]) { values[name] = views }

    /// A view inside.
    mutating func set(_ name: String, _ view: View?) { values[name] = view }

    func child(named name: String) -> Any? { values[name] }
}
