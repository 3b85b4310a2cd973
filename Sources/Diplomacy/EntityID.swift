import Foundation

/// The readable, stable identity of an entity: a state is its ISO 3166-1 alpha-3 code, every other kind has a prefix.
///
/// `KAZ`, `gov:KAZ`, `person:kassym-jomart-tokayev`, `org:fdd`, `co:boeing`, `outlet:al-jazeera`, `fw:abraham-accords`,
/// `place:astana`, `grp:central-asia`.
public struct EntityID: Hashable, Comparable, Sendable, Codable, RawRepresentable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    /// The id as the record writes it.
    public let rawValue: String

    /// Takes an id as it stands; nothing is checked.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// An id written out in the source: `"KAZ"`.
    public init(stringLiteral value: String) { self.init(rawValue: value) }

    /// An id of a kind, made from a name: lower case ASCII letters and digits, everything else folded to single hyphens.
    public init(kind: Entity.Kind, name: String) {
        self.init(rawValue: kind.prefix + EntityID.slug(name))
    }

    /// Whether this is a state's code.
    public var isState: Bool { rawValue.utf8.count == 3 && rawValue.utf8.allSatisfy { $0 >= 65 && $0 <= 90 } }

    /// `Ministry of Öl & Gas` → `ministry-of-ol-gas`; letters of other scripts are kept as they are.
    public static func slug(_ name: String) -> String { plainSlug(name) ?? wideSlug(name) }

    /// The slug of a name in ASCII, as most are; nil for any other.
    private static func plainSlug(_ name: String) -> String? {
        var slug: [UInt8] = []
        slug.reserveCapacity(name.utf8.count)
        var pending = false
        for byte in name.utf8 {
            switch byte {
            case 0x80...: return nil
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
                if pending, !slug.isEmpty { slug.append(0x2D) }
                pending = false
                slug.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
            // Apostrophes and full stops part no words; `^` and the grave accent are diacritics to Unicode.
            case 0x27, 0x2E, 0x5E, 0x60: break
            default: pending = true
            }
        }
        return String(decoding: slug, as: UTF8.self)
    }

    private static func wideSlug(_ name: String) -> String {
        var slug = ""
        var pending = false
        for scalar in name.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
            if scalar.properties.isDiacritic || scalar.properties.generalCategory == .nonspacingMark { continue }
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                if pending, !slug.isEmpty { slug.append("-") }
                pending = false
                slug.unicodeScalars.append(scalar)
            } else if scalar != "'" && scalar != "’" && scalar != "." {
                pending = true
            }
        }
        return slug
    }

    /// Order of the record: by the id's characters.
    public static func < (left: EntityID, right: EntityID) -> Bool { left.rawValue < right.rawValue }

    /// The id as the record writes it.
    public var description: String { rawValue }
}
