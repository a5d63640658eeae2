"""Parts a report must have: its head and foot, the sections of the outline, the annexes it announces."""
