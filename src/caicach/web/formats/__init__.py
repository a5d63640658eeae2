"""Dates and numbers as Vietnamese offices write them, in both languages of the portal: one reading of 03/11."""
