"""Engines that judge many filings with the meaning the core gives: DuckDB on one machine."""
