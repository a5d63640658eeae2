"""The door from an official document as a value to files: .docx, .pdf, .xlsx, and comments in someone's .docx."""
