"""The only writers: keyword-only, atomic, audited; a module a noun. The clock is passed in as `now`."""
