import Foundation

/// What the trainer does, by the first argument.
let subcommands: [(name: String, run: ([String]) throws -> Void)] = [
    ("attributions", AttributionTraining.run),
    ("bench", StageBench.run),
    ("bench-expressions", ExpressionBench.run),
    ("consensus", ConsensusRun.run),
    ("factuality", FactualityTraining.run),
    ("guess-words", WordGuessTraining.run),
    ("name-lexicon", NameLexiconTraining.run),
    ("name-vectors", NameVectorsTraining.run),
    ("names", NamesTraining.run),
    ("network", NetworkTraining.run),
    ("pages", PagesTraining.run),
    ("parse", ParseRun.run),
    ("terms", TermFrequenciesTraining.run),
    ("vectors", VectorsTraining.run),
    ("words", WordsTraining.run),
]

let arguments = Array(CommandLine.arguments.dropFirst())
guard let subcommand = subcommands.first(where: { $0.name == arguments.first }) else {
    usage(subcommands.map(\.name).joined(separator: "|") + " …")
}
try subcommand.run(Array(arguments.dropFirst()))
