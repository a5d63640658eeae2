"""Checks of documents our own writer made: places still to be written, figures changed by hand."""
