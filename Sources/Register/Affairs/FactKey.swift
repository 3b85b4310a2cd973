import GRDB

/// The id of a fact as the register keeps it. One that is made from content (`finding:00ab…`) is its digits as a whole number,
/// which takes a third of the room of its text, in the table and in the index; any other is its text.
///
/// The order of the numbers is that of the texts.
enum FactKey {
    static func of(_ id: String) -> DatabaseValue {
        guard let parts = PackedID(id) else { return id.databaseValue }
        return Int64(bitPattern: parts.digits ^ (1 << 63)).databaseValue
    }

    /// The table `fact` with such ids in the place of texts.
    static func migrate(_ database: Database) throws {
        let key = DatabaseFunction("fact_key", argumentCount: 1, pure: true) { values in
            String.fromDatabaseValue(values[0]).map(of)
        }
        database.add(function: key)
        defer { database.remove(function: key) }
        try database.execute(
            sql: """
                CREATE TABLE fact_by_key (
                    number INTEGER PRIMARY KEY,
                    story INTEGER NOT NULL REFERENCES story,
                    type TEXT NOT NULL,
                    id ANY NOT NULL,
                    label TEXT,
                    weight REAL,
                    body BLOB NOT NULL,
                    added INTEGER NOT NULL REFERENCES revision,
                    withdrawn INTEGER REFERENCES revision
                ) STRICT;
                INSERT INTO fact_by_key
                    SELECT number, story, type, fact_key(id), label, weight, body, added, withdrawn FROM fact ORDER BY number;
                DROP TABLE fact;
                ALTER TABLE fact_by_key RENAME TO fact;
                CREATE INDEX fact_story ON fact (story);
                CREATE INDEX fact_id ON fact (id);
                CREATE INDEX fact_label ON fact (type, label, weight);
                CREATE INDEX fact_withdrawn ON fact (withdrawn) WHERE withdrawn IS NOT NULL;
                """)
    }
}
