import ArgumentParser
import Chancery
import Register

/// `chancery verify`: whether a register reads as it was written.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks that a register reads as it was written.",
        discussion: """
            The file's pages and keys, the chain of the custody log, the hash of every raw report and text, and that \
            every statement lies in its text under the id that its content gives. Ends with status 1 where something is wrong.

              chancery verify --register caspian.chancery
              chancery verify --bundle handover/
            """)

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Check an export bundle instead: files against the manifest, words against their spans.",
            valueName: "folder"))
    var bundle: String?

    @OptionGroup var register: RegisterOptions

    func run() throws {
        if let bundle { return try check(bundle) }
        let result = try register.with(.read) { try $0.verify() }
        for fault in result.faults { Terminal.complain(fault.description) }
        print(
            "\(CountWords.count(result.documents, "document")), \(CountWords.count(result.statements, "statement")), "
                + "\(CountWords.count(result.contents, "piece", "pieces")) of content, "
                + (result.corrections > 0 ? "\(CountWords.count(result.corrections, "correction")), " : "")
                + "\(CountWords.count(result.custody, "custody entry", "custody entries")): "
                + (result.faults.isEmpty ? "all well" : CountWords.count(result.faults.count, "fault")))
        if !result.faults.isEmpty { throw Ending.someNotRead }
    }

    private func check(_ bundle: String) throws {
        do {
            let result = try BundleCheck(folder: bundle)
            for fault in result.faults { Terminal.complain(fault.description) }
            print(
                "\(CountWords.count(result.files, "file")), \(CountWords.count(result.documents, "document")), "
                    + "\(CountWords.count(result.statements, "statement")): "
                    + (result.faults.isEmpty ? "all well" : CountWords.count(result.faults.count, "fault")))
            if !result.faults.isEmpty { throw Ending.someNotRead }
        } catch let failure as ImportFailure {
            Terminal.complain(failure.description)
            throw Ending.nothingRead
        }
    }
}
