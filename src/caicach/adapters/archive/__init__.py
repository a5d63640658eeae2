"""The archive: accepted submissions as Parquet files that are never changed, with a chained manifest."""
