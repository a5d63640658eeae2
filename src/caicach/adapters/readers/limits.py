"""What reading one file may cost. A report is a few hundred kilobytes; these bounds leave room for its pictures."""

MEGABYTE = 1024 * 1024

FILE_BYTES = 100 * MEGABYTE
PACKAGE_ENTRIES = 5_000
UNPACKED_BYTES = 400 * MEGABYTE  # all entries of a zip together
XML_BYTES = 64 * MEGABYTE  # all XML parts of a zip together: the part that grows tenfold in memory
RATIO = 200  # unpacked to packed, for entries worth attacking with
RATIO_FROM_BYTES = 10 * MEGABYTE
SHEET_CELLS = 2_000_000  # the rectangle a sheet spans, empty cells included
TABLE_CELLS = 200_000
BLOCKS = 200_000
PDF_PAGES = 600
PDF_STREAM_BYTES = 200 * MEGABYTE
PDF_PAGE_CONTENT_BYTES = 8 * MEGABYTE
READING_SECONDS = 180  # the whole of it, conversion included
CONVERSION_SECONDS = 120
CARRIED_BYTES = 32 * MEGABYTE
TEXT_BYTES = 20 * MEGABYTE
