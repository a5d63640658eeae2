"""Where a document's figures come from: the form filled in, CSV, JSON, or a report that was read."""
