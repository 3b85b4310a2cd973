import ArgumentParser
import Chancery

/// The command line.
@main
struct ChanceryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chancery",
        abstract: "Reads reports of one affair and keeps the record of what they say, with the source of every line.",
        discussion: """
            Start with a brief of a folder of reports:

              chancery brief reports/

            Reports are plain text, web pages, feeds, web archives, mail, Word and PDF files or JSON Lines, packed or \
            not. 'chancery help COMMAND' says what each \
            command does, with an example.

            Exit status: 0 all was read; 1 some inputs could not be read, the others were; 2 nothing could be read; \
            64 wrong usage, or a file of --meta or --lexicon that cannot be used; 70 tables or models are missing or broken; 73 the output could not be written.
            """,
        version: "chancery \(Chancery.version)",
        subcommands: [
            BriefCommand.self, CollateCommand.self, StatementsCommand.self, ExtractCommand.self, ParseCommand.self,
            AnnotateCommand.self,
            CompareCommand.self, StoriesCommand.self, CopiesCommand.self, PositionsCommand.self, ContentsCommand.self,
            StateCommand.self, PairCommand.self, ForecastsCommand.self, WhatIfCommand.self,
            ExplainCommand.self, AddCommand.self, StatusCommand.self, AffairsCommand.self, SearchCommand.self,
            TimelineCommand.self, StandingCommand.self, ConflictsCommand.self, ShowCommand.self, CorrectCommand.self,
            RecordCommand.self, RetractCommand.self, RemoveCommand.self, DiffCommand.self, RebuildCommand.self,
            VerifyCommand.self, BackupCommand.self, ExportCommand.self, ImportCommand.self, ServeCommand.self,
        ])

    static func main() async {
        let known = configuration.subcommands.compactMap { $0.configuration.commandName }
        if let complaint = UnknownCommand(Array(CommandLine.arguments.dropFirst()), known: known)?.complaint {
            Terminal.complain(complaint)
            exit(withError: Ending.wrongUsage)
        }
        await main(nil)
    }
}
