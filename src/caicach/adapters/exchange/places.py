"""A place as JSON: the text as it stands and where, the same in readings and findings."""

from caicach.core.reading.places import Fragment


def place_as_json(
    text: str, code: str | None, where: Fragment | None, language: str = "vi"
) -> dict[str, object]:
    """`text`, `code` (null outside the appendix), `address` in words, `file` (null where there is only one), and numbers
    counted as in the file."""
    place: dict[str, object] = {"text": text, "code": code, "address": None}
    if where is None:
        return place
    address = where.address
    place["address"] = address.words.say(language)
    place |= {
        "file": address.file,
        "block": address.block_in_file,
        "row": address.row,
        "column": address.column,
    }
    place |= {"page": address.page, "sheet": address.sheet, "start": where.start, "end": where.end}
    return place
