import ArgumentParser

/// Where the output goes.
struct OutputOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "Write to this file instead of standard output; it appears whole or not at all.", valueName: "file"))
    var output: String?
}
