import Foundation
import Testing

@testable import Briefing

/// The colours of the page, against WCAG 2.2: text has a contrast of at least 4.5 to 1 with its ground.
@Suite struct ContrastTests {
    /// The custom properties of each colour scheme, in the order of the style sheet: light, dark, print.
    static let schemes: [[String: UInt32]] = HTMLStyle.sheet.components(separatedBy: ":root {").dropFirst().map {
        block in
        var colours: [String: UInt32] = [:]
        for part in block.prefix(while: { $0 != "}" }).split(separator: ";") {
            let pair = part.split(separator: ":").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            guard pair.count == 2, pair[1].hasPrefix("#") else { continue }
            var digits = String(pair[1].dropFirst())
            if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
            colours[pair[0]] = UInt32(digits, radix: 16)
        }
        return colours
    }

    static func luminance(_ colour: UInt32) -> Double {
        let parts = [16, 8, 0].map { shift -> Double in
            let value = Double((colour >> UInt32(shift)) & 255) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    @Test func textStandsOutFromItsGround() throws {
        #expect(Self.schemes.count == 3)
        for scheme in Self.schemes {
            for ground in ["--ground", "--mark"] {
                for text in ["--ink", "--quiet", "--link", "--flag"] {
                    let pair = [
                        Self.luminance(try #require(scheme[ground])), Self.luminance(try #require(scheme[text])),
                    ]
                    let contrast = (pair.max()! + 0.05) / (pair.min()! + 0.05)
                    #expect(contrast >= 4.5, "\(text) on \(ground): \(contrast)")
                }
            }
        }
    }
}
