"""A folder of reports as one consolidation: finding the files, reading them, telling whose they are, and the plan."""
