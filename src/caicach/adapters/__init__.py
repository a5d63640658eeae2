"""One door each to the outside: content, readers, renderers, engines."""
