import GRDB

/// The tables of a register, and how an older register becomes one of today.
///
/// Nothing that was said is overwritten: rows that hold for a time have the revision that brought them (`added`) and the one
/// that took them away (`withdrawn`, null while they hold).
enum Schema {
    /// What the header of the file says that it is: `Chnc` (SQLite's application id).
    static let applicationID: Int32 = 0x4368_6E63

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: documents, statements, affairs") { try $0.execute(sql: first) }
        migrator.registerMigration("2: corrections, entries by hand, reasons") { try $0.execute(sql: second) }
        migrator.registerMigration("3: packed summaries and facts", migrate: PackingMigration.run)
        migrator.registerMigration("4: documents by id, whatever day they are of") {
            try $0.execute(sql: "CREATE INDEX document_any_id ON document (id)")
        }
        migrator.registerMigration("5: names by the entity that has them") {
            try $0.execute(sql: "CREATE INDEX entity_name_entity ON entity_name (entity)")
        }
        migrator.registerMigration("6: facts by the digits of their ids", migrate: FactKey.migrate)
        migrator.registerMigration("7: counts from the indexes alone") { try $0.execute(sql: counting) }
        return migrator
    }

    private static let first = """
        CREATE TABLE revision (
            number INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            what TEXT NOT NULL,
            program TEXT NOT NULL
        ) STRICT;

        CREATE TABLE custody (
            number INTEGER PRIMARY KEY,
            revision INTEGER NOT NULL REFERENCES revision,
            at TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            sha256 TEXT,
            hash TEXT NOT NULL
        ) STRICT;

        CREATE TABLE content (
            number INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            size INTEGER NOT NULL,
            packed BLOB NOT NULL
        ) STRICT;

        CREATE TABLE term (
            number INTEGER PRIMARY KEY,
            hash INTEGER NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE story (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL,
            "first" INTEGER,
            "last" INTEGER,
            size INTEGER NOT NULL,
            conflicts INTEGER NOT NULL DEFAULT 0,
            stale INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        CREATE INDEX story_stale ON story (number) WHERE stale = 1;

        CREATE TABLE document (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            published INTEGER,
            raw INTEGER NOT NULL REFERENCES content,
            text INTEGER NOT NULL REFERENCES content,
            summary TEXT NOT NULL,
            origin TEXT NOT NULL,
            retrieved TEXT NOT NULL,
            program TEXT NOT NULL,
            form INTEGER NOT NULL,
            statements BLOB NOT NULL,
            digest BLOB NOT NULL,
            added INTEGER NOT NULL REFERENCES revision,
            withdrawn INTEGER REFERENCES revision
        ) STRICT;
        CREATE UNIQUE INDEX document_id ON document (id) WHERE withdrawn IS NULL;
        CREATE INDEX document_name ON document (name);
        CREATE INDEX document_published ON document (published);

        CREATE TABLE membership (
            document INTEGER NOT NULL REFERENCES document,
            story INTEGER NOT NULL REFERENCES story,
            added INTEGER NOT NULL REFERENCES revision,
            withdrawn INTEGER REFERENCES revision,
            PRIMARY KEY (document, added)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX membership_story ON membership (story);

        CREATE TABLE collated (
            number INTEGER PRIMARY KEY,
            document INTEGER NOT NULL REFERENCES document,
            statements BLOB,
            added INTEGER NOT NULL REFERENCES revision,
            withdrawn INTEGER REFERENCES revision
        ) STRICT;
        CREATE INDEX collated_document ON collated (document);

        CREATE TABLE entity (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            state TEXT,
            role TEXT
        ) STRICT;
        CREATE INDEX entity_state ON entity (state);
        CREATE TABLE entity_name (
            name TEXT NOT NULL COLLATE NOCASE,
            entity INTEGER NOT NULL REFERENCES entity,
            PRIMARY KEY (name, entity)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE statement (
            number INTEGER PRIMARY KEY,
            id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            type TEXT,
            document INTEGER NOT NULL REFERENCES document,
            "start" INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            modality TEXT NOT NULL,
            speaker INTEGER REFERENCES entity,
            via INTEGER REFERENCES entity,
            "day" INTEGER,
            added INTEGER NOT NULL REFERENCES revision,
            withdrawn INTEGER REFERENCES revision
        ) STRICT;
        CREATE INDEX statement_id ON statement (id);
        CREATE INDEX statement_document ON statement (document);
        CREATE INDEX statement_kind ON statement (kind, "day");

        CREATE TABLE about (
            entity INTEGER NOT NULL REFERENCES entity,
            "day" INTEGER NOT NULL,
            statement INTEGER NOT NULL REFERENCES statement,
            PRIMARY KEY (entity, "day", statement)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE fact (
            number INTEGER PRIMARY KEY,
            story INTEGER NOT NULL REFERENCES story,
            type TEXT NOT NULL,
            id TEXT NOT NULL,
            label TEXT,
            weight REAL,
            body TEXT NOT NULL,
            added INTEGER NOT NULL REFERENCES revision,
            withdrawn INTEGER REFERENCES revision
        ) STRICT;
        CREATE INDEX fact_story ON fact (story);
        CREATE INDEX fact_id ON fact (id);
        CREATE INDEX fact_label ON fact (type, label, weight);

        CREATE VIRTUAL TABLE passage USING fts5 (
            title, body, content='', tokenize="unicode61 remove_diacritics 2"
        );
        """

    /// A correction is a row that is never changed; `subject` is the id that it speaks of. `stir` tells why an affair was
    /// collated: which revision changed something of it, and in which its collation was kept. Of a document, `source` is what
    /// reading its raw bytes again needs beside them, `desk` what whoever entered it said of it, and `entered` whether it is one
    /// statement that was entered by hand.
    private static let second = """
        ALTER TABLE revision ADD COLUMN note TEXT;

        CREATE TABLE correction (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            body TEXT NOT NULL,
            added INTEGER NOT NULL REFERENCES revision
        ) STRICT;
        CREATE INDEX correction_subject ON correction (subject);

        ALTER TABLE document ADD COLUMN source TEXT;
        ALTER TABLE document ADD COLUMN desk TEXT;
        ALTER TABLE document ADD COLUMN entered INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE document ADD COLUMN outlet TEXT;
        ALTER TABLE document ADD COLUMN publisher TEXT COLLATE NOCASE;
        UPDATE document SET outlet = json_extract(summary, '$.outlet'),
            publisher = json_extract(summary, '$.publisher');
        CREATE INDEX document_outlet ON document (outlet);
        CREATE INDEX document_publisher ON document (publisher);
        CREATE INDEX document_entered ON document (number) WHERE entered = 1 AND withdrawn IS NULL;

        CREATE TABLE stir (
            story INTEGER NOT NULL REFERENCES story,
            because INTEGER NOT NULL REFERENCES revision,
            collated INTEGER REFERENCES revision,
            PRIMARY KEY (story, because)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX statement_withdrawn ON statement (withdrawn) WHERE withdrawn IS NOT NULL;
        CREATE INDEX fact_withdrawn ON fact (withdrawn) WHERE withdrawn IS NOT NULL;
        """

    /// What a register holds is counted without reading its rows: whether one still holds stands behind what it weighs, far
    /// from the head of the row.
    private static let counting = """
        DROP INDEX fact_label;
        CREATE INDEX fact_label ON fact (type, label, weight, withdrawn);
        DROP INDEX statement_kind;
        CREATE INDEX statement_kind ON statement (kind, "day", withdrawn);
        CREATE INDEX document_held ON document (published, text) WHERE withdrawn IS NULL;
        CREATE INDEX document_desk ON document (number) WHERE desk IS NOT NULL AND withdrawn IS NULL;
        """
}
