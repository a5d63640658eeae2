"""The figures of one submission: the appendix as on paper, filled in cell by cell, by several people at once."""
