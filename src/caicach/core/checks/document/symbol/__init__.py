"""Numbers and symbols of documents: what they say must agree with type, issuer, date, and with each other."""
