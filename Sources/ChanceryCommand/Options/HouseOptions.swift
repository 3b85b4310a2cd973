import ArgumentParser
import Register

/// Whether rows that a look-up writes stay in the house.
struct HouseOptions: ParsableArguments {
    @Flag(
        name: .long,
        help: "The rows stay in the house: also of what is marked internal. Without it jsonl leaves that out.")
    var inHouse = false

    /// What may not go out of a register.
    func withholding(_ register: Register) throws -> Withholding { try register.withholding(inHouse: inHouse) }
}
