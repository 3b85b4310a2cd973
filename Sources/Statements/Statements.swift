// The stage Statements; see its files.
