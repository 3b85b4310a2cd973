import Diplomacy

/// The tables that collation looks things up in.
struct CollationTables: Sendable {
    let stages: StageOrder
    let measures: MeasureWords
    let stances: Stances
    let phrases: QuestionPhrases
    let titles: PersonTitles
    let terms: TermFrequencies
    let codes: EventCodes
    let like: LikeWords
    let likeCodes: LikeCodes
    let contradiction: ContradictionModel
    let steps: ActSteps
    let openLists: OpenLists
    let contraries: ContraryWords
    let properties: ContraryProperties
    let superseding: SupersedingWords
    let slots: PassageSlots
    let moods: PassageMoods
    let identities: IdentityRows
    /// What is known of names, for entities that no document names in full.
    let names: NameTable

    init(_ tables: Tables) throws {
        names = tables.names
        stages = try StageOrder(lexicon: tables.lexicon)
        measures = try MeasureWords()
        stances = try Stances(lexicon: tables.lexicon)
        phrases = try QuestionPhrases(lexicon: tables.lexicon)
        titles = try PersonTitles()
        terms = try TermFrequencies.load()
        codes = try EventCodes()
        like = try LikeWords(lexicon: tables.lexicon)
        likeCodes = try LikeCodes()
        contradiction = try ContradictionModel(WeightTable("contradiction_weights"))
        steps = try ActSteps()
        openLists = try OpenLists()
        contraries = try ContraryWords()
        properties = try ContraryProperties()
        superseding = try SupersedingWords()
        slots = try PassageSlots()
        moods = try PassageMoods()
        identities = IdentityRows(lexicon: tables.lexicon)
    }

    func name(of id: EntityID) -> String? { names.entry(id)?.name }
}
