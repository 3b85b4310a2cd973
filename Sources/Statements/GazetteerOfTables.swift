import Diplomacy
import Language

extension Gazetteer {
    /// What Language is told of the names of the domain. Entries keep their indices: `names.entries[i]` and
    /// `gazetteer.entries[i]` are the same thing.
    public init(_ names: NameTable) {
        self.init(
            entries: names.entries.map {
                Entry(code: $0.code.rawValue, kind: $0.kind.rawValue, name: $0.name, state: $0.state?.rawValue)
            },
            surfaces: names.surfaces.map { surface in
                let use: Use =
                    switch surface.use {
                    case .name: .name
                    case .adjective: .adjective
                    case .demonym: .demonym
                    case .seat: .seat
                    case .acronym: .acronym
                    }
                return Surface(text: surface.text, entry: surface.entry, use: use)
            })
    }
}
