import Diplomacy

// GRDB has types of the same names; in the register they mean those of the domain.

typealias Record = Diplomacy.Record
typealias Statement = Diplomacy.Statement
