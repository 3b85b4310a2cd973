// The stage Measures; see its files.
