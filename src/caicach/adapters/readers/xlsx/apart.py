"""The process that reads one old workbook: its bytes on standard input, its sheets as JSON on standard output."""

import io
import json
import sys

import python_calamine

from caicach.adapters.readers.limits import SHEET_CELLS
from caicach.adapters.readers.xlsx.texts import text_of


_MEMORY_BYTES = 2 * 1024**3
ENCRYPTED_CODE = 3


def main() -> int:
    """0 when all sheets were read; 3 when a password protects the workbook."""
    _bound_memory()
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    except python_calamine.PasswordError:
        return ENCRYPTED_CODE
    sheets = [
        _said(workbook, sheet)
        for sheet in workbook.sheets_metadata
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]
    sys.stdout.write(json.dumps(sheets))
    return 0


def _said(
    workbook: python_calamine.CalamineWorkbook, metadata: python_calamine.SheetMetadata
) -> dict[str, object]:
    sheet = workbook.get_sheet_by_name(metadata.name)
    if sheet.total_height * sheet.total_width > SHEET_CELLS:
        raise ValueError(f"sheet {metadata.name} spans {sheet.total_height} x {sheet.total_width} cells")
    texts = (
        (row, column, text_of(value))
        for row, values in enumerate(sheet.to_python(skip_empty_area=False))
        for column, value in enumerate(values)
    )
    return {
        "name": metadata.name,
        "visible": metadata.visible == python_calamine.SheetVisibleEnum.Visible,
        "cells": [cell for cell in texts if cell[2]],
        "merged": list(sheet.merged_cell_ranges or ()),
    }


def _bound_memory() -> None:
    """Where the system can, refuse memory no workbook of figures needs."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))


if __name__ == "__main__":
    sys.exit(main())
