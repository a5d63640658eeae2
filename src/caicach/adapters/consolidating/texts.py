"""What agencies wrote, gathered by section of the outline: for the paper, the workbook and JSON."""

from collections.abc import Iterator

from caicach.adapters.consolidating.act import Consolidated
from caicach.adapters.consolidating.wording import MOST_NAMED, agencies
from caicach.adapters.content.messages import message, messages
from caicach.core.consolidation.gathering import Point, gather
from caicach.core.documents.outline import Outline
from caicach.core.documents.statement import Statement
from caicach.core.documents.titles import titles_of


def gathered(
    of: Consolidated, statement: Statement, outline: Outline
) -> Iterator[tuple[str, tuple[Point, ...]]]:
    """The points of each section that has some, under its printed heading."""
    divisions = [division.key for division in outline.divisions]
    points = gather(of.result.arrangement, divisions, of.directory, messages())
    part = ""
    for key, title in titles_of(statement, outline, messages()).items():
        part = title.number if title.level == 1 else part
        number = title.number if title.level == 1 else f"{part}{title.number}"
        if points[key]:
            yield f"{number} {title.title}", points[key]


def rows_of_texts(of: Consolidated, statement: Statement, outline: Outline) -> Iterator[tuple[str, ...]]:
    """The rows of the working paper: a heading a section, then what most agencies said first, under it whose figures are
    which."""
    for title, points in gathered(of, statement, outline):
        yield (title,)
        for number, point in enumerate(sorted(points, key=lambda point: -len(point.sources)), 1):
            text = "\n".join((point.text.removeprefix("- "), *figures_of(point, of)))
            yield str(number), text, said_by(point, of)


def figures_of(point: Point, of: Consolidated) -> tuple[str, ...]:
    """Each set of figures with everyone who gives it: `05: UBND xã Ia Dom, UBND xã Ia Ko`."""
    return tuple(
        message(
            "gathering.figures_of", figures=" – ".join(figures), agencies=", ".join(map(of.name, agencies))
        ).vi
        for figures, agencies in point.by_figures.items()
    )


def said_by(point: Point, of: Consolidated, is_short: bool = True) -> str:
    """The first few who said it and how many more, or everyone. Only the number where all agencies said it, or where each
    is named beside a figure."""
    said = tuple(dict.fromkeys(source.agency for source in point.sources))
    if len(said) == of.coverage.received > MOST_NAMED:
        return message("gathering.all_agencies", count=len(said)).vi
    if point.by_figures:
        return message("gathering.agencies", count=len(said)).vi
    return agencies(said, of).vi if is_short else sources_of(point, of)


def sources_of(point: Point, of: Consolidated) -> str:
    """Everyone who said it, in tree order."""
    return ", ".join(dict.fromkeys(of.name(source.agency) for source in point.sources))
