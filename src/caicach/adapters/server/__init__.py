"""A portal elsewhere, asked over its API."""
