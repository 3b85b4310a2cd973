import Diplomacy

extension Diplomacy.Statement {
    /// What the statement says as the fields of a form, with the names that the record gives them.
    var formValues: [String: String] {
        var values = ContentForm(content).values
        values["modality"] = modality.rawValue
        values["speaker"] = speaker?.rawValue
        values["via"] = via?.rawValue
        return values
    }
}
