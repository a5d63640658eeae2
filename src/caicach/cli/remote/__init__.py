"""Commands that ask a portal over its API."""
