import Foundation

/// Natural logarithm and exponential, so that one file alone needs Foundation for them.
enum Logarithms {
    static func natural(_ value: Double) -> Double { log(value) }
    static func exponential(_ value: Double) -> Double { exp(value) }
}
