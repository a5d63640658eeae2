"""Writes docs/reference from content: `reference.py` writes the pages, `reference.py --check` says which are stale.

A page is a module of reference_pages with a function that returns its text; a new one is one line in PAGES there.
"""

import argparse
import sys
from pathlib import Path

from reference_pages import PAGES

from caicach.adapters.content.load import load_catalogue
from caicach.core.ground.errors import CaicachError


FOLDER = Path(__file__).parents[1] / "docs" / "reference"
NOTE = "<!-- Written by scripts/reference.py from content/. Change the content, then run the script. -->\n\n"


def main(arguments: list[str]) -> int:
    """0 when every page is as content says (or was written so), 1 when --check finds one that is not."""
    parser = argparse.ArgumentParser(description="Write docs/reference from content/.")
    parser.add_argument("--check", action="store_true", help="write nothing, name stale pages, exit 1 if any")
    parser.add_argument("--to", type=Path, default=FOLDER, help="the folder of the pages")
    given = parser.parse_args(arguments)
    try:
        pages = written_pages()
    except CaicachError as error:
        print(error.says.en, error.do.en, file=sys.stderr)
        return error.exit_code
    stale = [name for name, text in pages.items() if not _stands(given.to / name, text)]
    if given.check:
        for name in stale:
            print(f"{name} is stale; run scripts/reference.py", file=sys.stderr)
        return 1 if stale else 0
    given.to.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (given.to / name).write_text(pages[name], encoding="utf-8")
        print(f"wrote {name}")
    return 0


def written_pages() -> dict[str, str]:
    """The text of every page by its file name."""
    catalogue = load_catalogue()
    return {name: f"{NOTE}{page(catalogue).strip()}\n" for name, page in PAGES.items()}


def _stands(file: Path, text: str) -> bool:
    return file.is_file() and file.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
