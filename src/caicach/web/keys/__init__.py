"""Keys for programs: a person makes them for a role of theirs, sees which are in use, and ends them."""
