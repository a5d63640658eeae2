"""Consolidating: who is in the figures, the consolidated appendix, each figure down to the cell it came from, the freeze."""
