"""The log, read in the product."""
