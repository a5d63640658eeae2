"""The pure core: values and functions without file, clock, engine or framework."""
