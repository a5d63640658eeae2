"""The findings of a submission: what to fix first, where, and the words an agency stands by."""
