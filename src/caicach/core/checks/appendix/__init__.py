"""Kinds of check about the statistics appendix: figures against each other, the form, and earlier filings."""
