import SourceText

@testable import Language

/// The pipeline with the models that are shipped, loaded once.
let english: English = {
    do {
        return try English(gazetteer: Gazetteer())
    } catch {
        preconditionFailure("the models of Language cannot be loaded: \(error)")
    }
}()

/// The forms of the words of a text.
func words(_ text: String) -> [String] {
    let analysis = english.parse(Document(plain: text))
    return (0..<analysis.words.count).map { analysis.text[analysis.words.span($0)] }
}

/// The texts of its tokens of several words.
func contractions(_ text: String) -> [String] {
    let analysis = english.parse(Document(plain: text))
    return analysis.words.contractions.map { analysis.text[analysis.words.span($0)] }
}
