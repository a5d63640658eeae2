"""Engines that judge many filings and add many contributions up with the meaning the core gives: the cube, DuckDB, Spark."""
