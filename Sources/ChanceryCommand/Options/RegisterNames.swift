import Diplomacy
import Register

/// Names of a register on the command line.
enum RegisterNames {
    /// The entity that a name stands for; where there are several, states come first, then the shortest id.
    static func entity(named name: String, in register: Register) throws -> EntityID {
        let entities = try register.entities(named: name)
        let best = entities.min { left, right in
            (left.kind == .state ? 0 : 1, left.id.rawValue.utf8.count, left.id)
                < (right.kind == .state ? 0 : 1, right.id.rawValue.utf8.count, right.id)
        }
        guard let best else {
            Terminal.complain(
                "'\(name)': no report of the register names it; check the spelling, or give its alpha-3 code")
            throw Ending.nothingRead
        }
        return best.id
    }
}
