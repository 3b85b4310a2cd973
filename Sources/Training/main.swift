import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "names": try NamesTraining.run(Array(arguments.dropFirst()))
default:
    FileHandle.standardError.write(Data("usage: chancery-training names …\n".utf8))
    exit(64)
}
