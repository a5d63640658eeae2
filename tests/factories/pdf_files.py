"""PDF files as bytes: text set at given places and ruled lines, in a built-in font."""

import zlib


Item = tuple[float, float, str]


def pdf_file(*pages: str, extra: dict[int, bytes] | None = None, catalog: str = "") -> bytes:
    """A PDF of A4 pages with those drawing instructions. `extra` are further objects by number from 100."""
    kids = " ".join(f"{10 + 2 * place} 0 R" for place in range(len(pages)))
    objects: dict[int, bytes] = {
        1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Times-Bold/Encoding/WinAnsiEncoding>>",
    }
    for place, content in enumerate(pages):
        number = 10 + 2 * place
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number + 1} 0 R"
            "/Resources<</Font<</R 3 0 R/B 4 0 R>>>>>>"
        ).encode()
        objects[number + 1] = stream(content.encode("cp1252"))
    return assembled(objects | (extra or {}))


def stream(content: bytes, dictionary: str = "") -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(content)
    return (
        f"<</Length {len(packed)}/Filter/FlateDecode{dictionary}>>stream\n".encode() + packed + b"\nendstream"
    )


def assembled(objects: dict[int, bytes]) -> bytes:
    """The objects as a file with its cross-reference table."""
    out = b"%PDF-1.5\n"
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj".encode() + content + b"\nendobj\n"
    table = b"".join(f"{number} 1\n{place:010d} 00000 n \n".encode() for number, place in places.items())
    start = len(out)
    size = max(objects) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return out + b"xref\n0 1\n0000000000 65535 f \n" + table + trailer


def words(*items: Item, size: int = 14, font: str = "R") -> str:
    """Text at (left, down from the top) in points."""
    return "".join(
        f"BT /{font} {size} Tf {x} {842 - y} Td ({_escaped(text)}) Tj ET\n" for x, y, text in items
    )


def rules(columns: list[float], rows: list[float]) -> str:
    """A ruled grid: upright lines at `columns`, level lines at `rows` from the top."""
    upright = "".join(f"{x} {842 - rows[0]} m {x} {842 - rows[-1]} l S\n" for x in columns)
    level = "".join(f"{columns[0]} {842 - y} m {columns[-1]} {842 - y} l S\n" for y in rows)
    return upright + level


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
