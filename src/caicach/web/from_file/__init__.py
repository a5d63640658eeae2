"""Filling a submission from a file: what it says is shown beside what stands, and taken only where a person says so."""
