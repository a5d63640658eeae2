"""What the API takes and answers, a file a noun. Names and shapes are kept: other programs build on them."""
