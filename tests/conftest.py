"""Being here, makes tests/ importable: `from factories.filings import filing`."""
