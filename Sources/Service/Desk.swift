import Chancery
import Register

/// What every page and every reply is made from.
struct Desk: Sendable {
    /// The register that is worked on.
    let register: Register
    /// The tables and models that new reports are read by.
    let chancery: Chancery
    /// The pages' templates.
    let templates: Templates
}
