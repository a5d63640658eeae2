"""The text of a submission by section of the outline: figures that live in sentences, blanks that are named."""
