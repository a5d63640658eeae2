"""A consolidation written to a file, of the kind its ending names."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from caicach.adapters.consolidating.act import Consolidated
from caicach.adapters.consolidating.paper import province_document
from caicach.adapters.consolidating.table import write_table
from caicach.adapters.content.messages import message
from caicach.adapters.exchange.consolidation_json import consolidation_as_json, package_of
from caicach.adapters.renderers.atomic import write_bytes
from caicach.adapters.renderers.docx import write_docx
from caicach.adapters.renderers.pdf import write_pdf
from caicach.core.ground.errors import WrongUsage


def _write_json(of: Consolidated, path: Path) -> None:
    text = json.dumps(consolidation_as_json(of), ensure_ascii=False, indent=1)
    write_bytes(path, text.encode())


def _write_workbook(of: Consolidated, path: Path) -> None:
    from caicach.adapters.consolidating.workbook import consolidated_workbook  # XlsxWriter takes a while

    write_bytes(path, consolidated_workbook(of, package_of(of)))


WRITERS: Mapping[str, Callable[[Consolidated, Path], None]] = {
    ".xlsx": _write_workbook,
    ".docx": lambda of, path: write_docx(province_document(of, package_of(of)), path),
    ".pdf": lambda of, path: write_pdf(province_document(of, package_of(of)), path),
    ".parquet": write_table,
    ".json": _write_json,
}
"""How a consolidation is written, by the ending of the file."""


def write_consolidation(of: Consolidated, path: Path) -> None:
    """The consolidation at `path`; an existing file is replaced only on success. WrongUsage for an ending not in WRITERS."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise WrongUsage(
            message("cli.bad_ending", ending=path.suffix or path.name),
            message("cli.bad_ending_do", allowed=", ".join(WRITERS)),
        )
    writer(of, path)
