import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "bench": try StageBench.run(Array(arguments.dropFirst()))
case "factuality": try FactualityTraining.run(Array(arguments.dropFirst()))
case "names": try NamesTraining.run(Array(arguments.dropFirst()))
case "pages": try PagesTraining.run(Array(arguments.dropFirst()))
case "words": try WordsTraining.run(Array(arguments.dropFirst()))
case "network": try NetworkTraining.run(Array(arguments.dropFirst()))
case "vectors": try VectorsTraining.run(Array(arguments.dropFirst()))
case "parse": try ParseRun.run(Array(arguments.dropFirst()))
case "attributions": try AttributionTraining.run(Array(arguments.dropFirst()))
default: usage("attributions|bench|factuality|names|network|pages|parse|vectors|words …")
}
