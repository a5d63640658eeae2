"""Pieces of rows that stand in order: each is added for itself, and none is longer than can be counted."""

from dataclasses import dataclass

import numpy as np

from caicach.adapters.engines.layout import Whole


BITS = 10
"""So many bits of a whole number count one state."""

MOST = 2**BITS - 1
"""So many rows at most are in a piece, for more could not be counted."""


@dataclass(frozen=True)
class Pieces:
    """`starts` is where each piece begins; `of` is what the pieces are of, each once; `firsts` the first piece of each."""

    starts: Whole
    of: Whole
    firsts: Whole

    def whole(self, of_pieces: Whole) -> Whole:
        """What the pieces that are of one thing come to, along the last axis."""
        if len(self.firsts) == len(self.starts):
            return of_pieces
        return np.add.reduceat(of_pieces, self.firsts, axis=-1)


def pieces_of(named: Whole) -> Pieces:
    """The pieces of rows, each row named by what it is of, in ascending order."""
    is_new = np.ones(len(named), np.bool_)
    is_new[1:] = named[1:] != named[:-1]
    begins = np.flatnonzero(is_new)
    since = np.arange(len(named)) - begins[np.cumsum(is_new) - 1] if len(named) else begins
    starts = np.flatnonzero(since % MOST == 0)
    return Pieces(starts, named[begins], np.searchsorted(starts, begins))
