"""Every component on one page, in the demo and while developing."""
