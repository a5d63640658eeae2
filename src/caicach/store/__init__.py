"""The only tables. Nothing here decides: the core does, and only `actions` writes."""
