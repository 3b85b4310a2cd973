import ArgumentParser
import Diplomacy
import Measures

/// Against whom a state is measured.
struct MeasureOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The powers to measure against, apart by commas (default: the six that it has most to do with).",
            valueName: "states"))
    var powers: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Two rivals to lean between, as USA,CHN. May be given more than once (default: those among the powers).",
            valueName: "states"))
    var rivals: [String] = []

    /// The state that a name stands for.
    static func state(_ name: String, _ names: ActorNames) throws -> EntityID {
        guard let id = names(name), id.isState else {
            Terminal.complain(
                "'\(name)': no state of that name; check the spelling, or give its alpha-3 code [CH0721]")
            throw Ending.wrongUsage
        }
        return id
    }

    func chosenPowers(_ names: ActorNames) throws -> [EntityID]? {
        guard let powers else { return nil }
        return try MeasureOptions.states(powers, names)
    }

    func chosenRivals(_ names: ActorNames) throws -> [(EntityID, EntityID)]? {
        if rivals.isEmpty { return nil }
        return try rivals.map { pair in
            let states = try MeasureOptions.states(pair, names)
            guard states.count == 2, states[0] != states[1] else {
                Terminal.complain("--rivals \(pair): name two states, as USA,CHN [CH0727]")
                throw Ending.wrongUsage
            }
            return (states[0], states[1])
        }
    }

    private static func states(_ list: String, _ names: ActorNames) throws -> [EntityID] {
        try list.split(separator: ",").map { name in
            try state(name.split(separator: " ").joined(separator: " "), names)
        }
    }
}
