"""Workbooks: every sheet a person sees becomes a table of exact texts."""
