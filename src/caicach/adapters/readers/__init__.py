"""Readers: a file of any format an agency sends becomes a document as found."""

from caicach.adapters.readers.file import bytes_in, read_bytes, read_file


__all__ = ["bytes_in", "read_bytes", "read_file"]
