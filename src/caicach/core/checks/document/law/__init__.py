"""Cited law: in force on the day of the report, cited with its true date."""
