"""The REST API: one file an endpoint, one error shape."""
