"""One submission: where it stands, the acts that move it, remarks, history."""
