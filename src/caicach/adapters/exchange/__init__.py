"""The shapes in which other tools take our data."""
