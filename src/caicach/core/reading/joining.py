"""A report handed in as two files, narrative and appendix, as one document: each place still names its own file."""

from dataclasses import replace

from caicach.core.reading.found import Address, Block, FoundDocument, Paragraph


def with_appendix(report: FoundDocument, appendix: FoundDocument) -> FoundDocument:
    """The report followed by its appendix. The head, the look of the pages and, where both carry data of ours, the
    data are the report's."""
    before = len(report.blocks)
    blocks = (
        *(_placed(block, report.name, 0) for block in report.blocks),
        *(_placed(block, appendix.name, before) for block in appendix.blocks),
    )
    return replace(
        report,
        blocks=blocks,
        notes=(*report.notes, *appendix.notes),
        carried=report.carried or appendix.carried,
    )


def _placed(block: Block, file: str, before: int) -> Block:
    address = _moved(block.address, file, before)
    if isinstance(block, Paragraph):
        return replace(block, address=address)
    rows = tuple(
        tuple(replace(cell, address=_moved(cell.address, file, before)) for cell in row) for row in block.rows
    )
    return replace(block, rows=rows, address=address)


def _moved(address: Address, file: str, before: int) -> Address:
    return replace(address, block=address.block + before, file=file, before=before)
