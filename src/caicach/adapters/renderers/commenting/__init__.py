"""Comments in someone's own .docx: what each says, where it is pinned, and the parts Word keeps them in."""
