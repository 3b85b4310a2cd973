// The stage Collation; see its files.
