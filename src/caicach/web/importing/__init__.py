"""Agencies and people from a spreadsheet: template, trial run, and doing what was shown."""
