"""Letters that have not gone out, for those who administer people."""
