"""The official document as a value: header, sections, annexes, recipients; composed, not yet printed."""
