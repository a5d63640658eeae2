"""Whether the narrative agrees with itself and with the appendix: accounts, parts, shares, changes, contradictions."""
