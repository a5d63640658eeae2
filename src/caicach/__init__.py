"""caicach reads, checks and writes public administration reform reports of Vietnamese agencies."""

__version__ = "0.1.0"
