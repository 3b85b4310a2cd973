// The stage Intake; see its files.
