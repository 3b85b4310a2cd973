// The stage Chancery; see its files.
