/// What two names say of each other.
enum NameRules {
    enum Relation { case same, different, open }

    /// Whether two mentions are the same by their names, cannot be, or may be.
    static func relation(_ a: Referent, _ b: Referent) -> Relation {
        guard a.form == .name, b.form == .name, a.name != 0, b.name != 0 else { return .open }
        if a.isDemonym != b.isDemonym { return a.entry == b.entry ? .different : .open }
        if a.entry >= 0, b.entry >= 0 { return a.entry == b.entry ? .same : .different }
        if a.name == b.name { return .same }
        if a.kind == .person, b.kind == .person {
            if a.last == b.last {
                // The surname alone, or with a title, after the full name or before it.
                if a.nameWords == 1 || b.nameWords == 1 { return .same }
                if a.first == b.first { return .same }
                return .different
            }
            if a.nameWords > 1, b.nameWords > 1 { return a.first == b.last || a.last == b.first ? .open : .different }
            return a.first == b.first ? .open : .different
        }
        if a.kind != b.kind, a.kind == .person || b.kind == .person { return .different }
        if a.initials != 0, a.initials == b.initials, (a.nameWords == 1) != (b.nameWords == 1) { return .same }
        return .open
    }
}
