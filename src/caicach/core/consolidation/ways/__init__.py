"""The ways a row consolidates; which row goes which way is content of the form."""
