import ArgumentParser
import Briefing
import Chancery
import Diplomacy

/// In which form a page of measures is written.
struct PageOptions: ParsableArguments {
    /// The forms of a page.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, html, json, jsonl, csv, svg
    }

    @Option(
        name: .long,
        help:
            "text for the terminal, markdown, html, json (a list of rows), jsonl (a row a line), csv (the figures), or svg (charts with their numbers)."
    )
    var format = Format.text

    @OptionGroup var layout: LayoutOptions

    /// Whether what is written is for others than whoever asks at the terminal.
    var isExport: Bool { format != .text }

    /// Why there is mostly nothing to draw where there is nothing.
    static let undrawn = "the reports tell no dated figure of that"

    /// Writes a page of a run in the form that was asked for.
    func write(
        to output: OutputOptions, _ run: RecordRun, brief: (BriefOptions) -> Brief,
        rows: (inout MeasureRows) -> Void, table: () -> FigureTable, chart: () -> String?,
        undrawn: String = PageOptions.undrawn
    ) throws {
        try write(
            to: output, record: run.record, stateNames: run.stateNames, options: run.writer(mentions: false).options,
            brief: brief, rows: rows, table: table, chart: chart, undrawn: undrawn)
    }

    /// Writes a page of a record in the form that was asked for; what has no chart, or nothing to draw, says so.
    func write(
        to output: OutputOptions, record: Record, stateNames: [EntityID: String], options: RecordWriter.Options,
        brief: (BriefOptions) -> Brief, rows: (inout MeasureRows) -> Void, table: () -> FigureTable,
        chart: () -> String?, undrawn: String = PageOptions.undrawn
    ) throws {
        let briefOptions = BriefOptions(all: layout.all, stateNames: stateNames)
        func page() -> Brief {
            let page = brief(briefOptions)
            if page.affairs.allSatisfy(\.sections.isEmpty) {
                Terminal.complain("the reports tell nothing of that [CH0729]")
            }
            return page
        }
        let file: OutputFile
        switch format {
        case .text:
            file = try OutputFile(output.output)
            try file.write(layout.text(of: page(), to: output))
        case .markdown:
            file = try OutputFile(output.output)
            try file.write(MarkdownRenderer().render(page()))
        case .html:
            file = try OutputFile(output.output)
            try file.write(HTMLRenderer().render(page()))
        case .json, .jsonl:
            var written = MeasureRows(record, options: options)
            rows(&written)
            file = try OutputFile(output.output)
            try file.write(format == .jsonl ? written.bytes : PageOptions.list(written.bytes))
        case .csv:
            file = try OutputFile(output.output)
            try file.write(table().csv)
        case .svg:
            guard let svg = chart() else {
                Terminal.complain("there is nothing to draw: \(undrawn) [CH0728]")
                throw Ending.nothingRead
            }
            file = try OutputFile(output.output)
            try file.write(svg)
        }
        try file.finish()
    }

    /// Lines of JSON as one list.
    private static func list(_ lines: [UInt8]) -> [UInt8] {
        var list: [UInt8] = [0x5B, 0x0A]
        for (number, line) in lines.split(separator: 0x0A).enumerated() {
            if number > 0 { list += [0x2C, 0x0A] }
            list += line
        }
        return list + [0x0A, 0x5D, 0x0A]
    }
}
