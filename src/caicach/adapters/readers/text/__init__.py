"""Markdown and plain text, in whatever encoding it was saved."""
