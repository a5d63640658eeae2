"""Formats of English pages: the same as the Vietnamese, so that a day is read in one way."""

from caicach.web.formats.vi.formats import *  # noqa: F403
