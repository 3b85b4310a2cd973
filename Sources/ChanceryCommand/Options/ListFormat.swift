import ArgumentParser

/// The forms of a list.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, jsonl
}
