"""People of an agency: who they are, what they may do and until when, what they lend each other."""
