"""Template tags; both libraries are built in, so that no template loads them."""
