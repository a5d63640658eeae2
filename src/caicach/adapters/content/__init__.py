"""The door to content/: YAML files become values of the core, or an error that names file, line and field."""
