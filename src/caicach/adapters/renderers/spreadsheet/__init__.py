"""Sheets of the form to be filled in."""
