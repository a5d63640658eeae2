"""Word 97-2003 documents, their text and tables read straight from the binary file ([MS-DOC], [MS-CFB])."""
