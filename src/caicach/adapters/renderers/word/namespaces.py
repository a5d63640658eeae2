"""The names of WordprocessingML's vocabularies."""

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CARRIED = "urn:caicach:data:1"
DECLARED = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'
