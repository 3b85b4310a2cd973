import ArgumentParser

/// How many of something are wanted at most: a whole number from 1.
struct CountArgument: ExpressibleByArgument {
    let value: Int

    init(_ value: Int) { self.value = value }

    init?(argument: String) {
        guard let value = Int(argument), value >= 1 else { return nil }
        self.value = value
    }

    var defaultValueDescription: String { "\(value)" }
}
