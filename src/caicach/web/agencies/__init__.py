"""Agencies and their history: for the system administrator to keep, for everyone else nothing to change."""
