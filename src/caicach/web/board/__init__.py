"""The receiver's board: where the report of every agency is, who is late, what is doubtful; acts on many at once."""
