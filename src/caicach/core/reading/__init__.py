"""A document as found: paragraphs, tables, cells, addresses. Nothing here knows what a cell means."""
