"""The first page: what I owe, by when, and what came back."""
