import Diplomacy
import SourceText

/// What a reader wants to know of a record, in reading order, before anything is said of how it looks.
///
/// ```swift
/// let brief = Brief(record, options: BriefOptions(all: true))
/// print(TextRenderer(width: 100, colour: false).render(brief))
/// ```
///
/// Every item cites: a ``Run/citation(_:)`` holds the number of an entry of ``citations``.
public struct Brief: Sendable, Hashable {
    /// A piece of a line and the part it plays.
    public enum Run: Sendable, Hashable {
        /// The brief's own words.
        case plain(String)
        /// What the line is about.
        case strong(String)
        /// Words of a source, without quotation marks around them.
        case quote(String)
        /// Words of less weight that belong to the sentence: `and 3 more`.
        case quiet(String)
        /// A by-note behind what is said: who says it, by when, how many witnesses.
        case note(String)
        /// A warning: `disputed`, `planned`, `denied`.
        case flag(String)
        /// The number of a citation.
        case citation(Int)
    }

    /// A line with what it is listed under: a date, a state, a speaker, a value; empty where nothing is.
    public struct Item: Sendable, Hashable {
        /// What the line is listed under; empty where nothing is.
        public var label: String
        /// The line, in reading order.
        public var line: [Run]

        /// An item.
        public init(label: String = "", line: [Run]) {
            self.label = label
            self.line = line
        }
    }

    /// Items that belong together, with a heading and closing notes.
    public struct Group: Sendable, Hashable {
        /// What the items share; empty where they are simply a list.
        public var heading: [Run]
        /// The lines, in reading order.
        public var items: [Item]
        /// Remarks on the whole group.
        public var notes: [[Run]]

        /// A group.
        public init(heading: [Run] = [], items: [Item], notes: [[Run]] = []) {
            self.heading = heading
            self.items = items
            self.notes = notes
        }
    }

    /// One question that a brief answers.
    public struct Section: Sendable, Hashable {
        /// Which question.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case facts, events, undated, frameworks, ties, deals, disagreements, agreements, figures, assessments,
                forecasts, motives, leanings, sources
            /// Of the pages of measures alone.
            case cooperation, shares, leans, positions, triads, scores, calibration, resolved, proposed, supposed
        }

        /// Which question it answers.
        public var kind: Kind
        /// Its heading, as a reader sees it.
        public var title: String
        /// The answers, in reading order.
        public var groups: [Group]
        /// How many items were left out.
        public var more: Int

        /// A section.
        public init(kind: Kind, title: String, groups: [Group], more: Int = 0) {
            self.kind = kind
            self.title = title
            self.groups = groups
            self.more = more
        }
    }

    /// The brief of one affair.
    public struct Affair: Sendable, Hashable {
        /// The id of the story.
        public var story: String
        /// The story's title.
        public var title: String
        /// How many reports, how many of them independent, and the days they span.
        public var extent: String
        /// The questions that have an answer, in reading order.
        public var sections: [Section]

        /// An affair.
        public init(story: String, title: String, extent: String, sections: [Section]) {
            self.story = story
            self.title = title
            self.extent = extent
            self.sections = sections
        }
    }

    /// Where the words stand that a line rests on.
    public struct Citation: Sendable, Hashable {
        /// From 1, in order of first use.
        public var number: Int
        /// The document.
        public var id: DocumentID
        /// The words in the document's text.
        public var textSpan: Span
        /// The document's name.
        public var document: String
        /// The publisher, where known.
        public var publisher: String?
        /// The document's address, where known.
        public var url: String?
        /// The row that the document is of a file; nil where it is a file of its own.
        public var row: Document.Row?
        /// The line of the first byte in the document's file, from 1; nil where the passage was not kept, and for a row.
        public var line: Int?
        /// Bytes of the document's file, unpacked; of the document's text for a row.
        public var span: Span
        /// The beginning of the passage; nil where it was not kept.
        public var passage: String?
    }

    /// The affairs, the one with most reports first.
    public var affairs: [Affair]
    /// How many affairs were left out.
    public var more: Int
    /// Numbered from 1 without a gap.
    public var citations: [Citation]
    /// Inputs that could not be read.
    public var rejected: [Rejection]

    /// A brief from its parts.
    public init(affairs: [Affair], more: Int = 0, citations: [Citation] = [], rejected: [Rejection] = []) {
        self.affairs = affairs
        self.more = more
        self.citations = citations
        self.rejected = rejected
    }

    /// Whether there is nothing to brief on.
    public var isEmpty: Bool { affairs.isEmpty && rejected.isEmpty }
}
