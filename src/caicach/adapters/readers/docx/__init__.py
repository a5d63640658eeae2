"""Word documents, read from their XML: what is shown, in order, with its look."""
