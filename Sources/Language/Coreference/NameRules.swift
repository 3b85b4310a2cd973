/// What two names say of each other.
enum NameRules {
    enum Relation { case same, different, open }

    /// Whether two mentions are the same by their names, cannot be, or may be.
    static func relation(_ a: UnsafePointer<Referent>, _ b: UnsafePointer<Referent>) -> Relation {
        guard a.pointee.form == .name, b.pointee.form == .name, a.pointee.name != 0, b.pointee.name != 0 else {
            return .open
        }
        if a.pointee.isDemonym != b.pointee.isDemonym { return a.pointee.entry == b.pointee.entry ? .different : .open }
        if a.pointee.entry >= 0, b.pointee.entry >= 0 { return a.pointee.entry == b.pointee.entry ? .same : .different }
        if a.pointee.name == b.pointee.name { return .same }
        if a.pointee.kind == .person, b.pointee.kind == .person {
            if a.pointee.last == b.pointee.last {
                // The surname alone, or with a title, after the full name or before it.
                if a.pointee.nameWords == 1 || b.pointee.nameWords == 1 { return .same }
                if a.pointee.first == b.pointee.first { return .same }
                return .different
            }
            if a.pointee.nameWords > 1, b.pointee.nameWords > 1 {
                return a.pointee.first == b.pointee.last || a.pointee.last == b.pointee.first ? .open : .different
            }
            return a.pointee.first == b.pointee.first ? .open : .different
        }
        if a.pointee.kind != b.pointee.kind, a.pointee.kind == .person || b.pointee.kind == .person {
            return .different
        }
        if a.pointee.initials != 0, a.pointee.initials == b.pointee.initials,
            (a.pointee.nameWords == 1) != (b.pointee.nameWords == 1)
        {
            return .same
        }
        return .open
    }
}
