"""Checks of the document itself: its parts, form, symbols, cited law, dates, names, words; not of its figures."""
