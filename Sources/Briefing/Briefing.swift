// The stage Briefing; see its files.
