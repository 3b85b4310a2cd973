import ArgumentParser
import Chancery
import Register

/// `chancery remove`: documents out of a register.
struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Takes documents out of a register; what it said on days before stays.",
        discussion: """
            The affairs that the documents were in are collated anew. The custody log keeps an entry.

              chancery remove wire-3.txt --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("Names or ids of documents.", valueName: "document"))
    var documents: [String]

    @OptionGroup var register: RegisterOptions
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let chancery = try Setup.chancery(reading)
        let (removed, unknown) = try register.with(.write) { register in
            let outcome = try register.remove(documents)
            try chancery.collate(register)
            return outcome
        }
        if !reading.quiet {
            for document in removed { Terminal.complain("\(document.name): taken out; its affair is collated anew") }
        }
        for name in unknown { Terminal.complain("\(name): the register has no such document [CH0911]") }
        if unknown.count == documents.count { throw Ending.nothingRead }
        if !unknown.isEmpty { throw Ending.someNotRead }
    }
}
