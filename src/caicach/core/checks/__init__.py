"""Whether what was reported is right: kinds of check, running them, findings."""
