"""What was asked: forms, indicators, versions and wording; and binding what was read to it."""
