"""PDF with a text layer: lines found by position become paragraphs, ruled lines become tables."""
