"""Names: the report speaks of its own agency by its own name, of places and addresses by one spelling."""
