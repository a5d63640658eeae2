"""Notices: what happened that a person should know, each leading to its place."""
