"""The documents of a submission: the real pages to look at, and the files to take along."""
