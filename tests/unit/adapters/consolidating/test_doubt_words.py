"""Every doubt and reason is said, by one sentence for the command line and the portal: a piece that fits within a line."""

from decimal import Decimal

import pytest

from caicach.adapters.consolidating.doubt_words import between_words, doubt_words, reason_words
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt
from caicach.core.consolidation.guards import Doubtful, Guard
from caicach.core.consolidation.overlaps import Excluded, Reason
from caicach.core.consolidation.totals import total_of
from caicach.core.ground.values import NOT_REPORTED, WITHHELD, reported
from caicach.core.ground.words import Words
from factories.consolidation_cases import given


FIGURE = ConsolidatedFigure(
    "steering-documents",
    total=total_of(reported(5)) + total_of(NOT_REPORTED) + total_of(WITHHELD),
    apart={"2022": total_of(reported(1200)), "2023": total_of(reported(3))},
)


def assert_said(words: Words) -> None:
    assert words.vi
    assert words.en
    assert words.vi != words.en
    assert not words.vi.endswith(".")
    assert "{" not in words.vi + words.en


@pytest.mark.parametrize("doubt", Doubt)
def test_every_doubt_is_said(doubt: Doubt) -> None:
    assert_said(doubt_words(doubt, FIGURE))


def test_missing_are_counted_and_forms_kept_apart_named() -> None:
    assert doubt_words(Doubt.SOME_MISSING, FIGURE).vi == "thiếu 2/3"
    apart = "(biểu mẫu áp dụng từ 28/02/2022: 1.200; biểu mẫu áp dụng từ 01/02/2023: 3)"
    assert apart in doubt_words(Doubt.KEPT_APART, FIGURE).vi


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_said(reason: Reason) -> None:
    out = Excluded(given("so-a", {}), reason, ("so-b",))

    assert_said(reason_words(out, by="Sở B", root="UBND tỉnh", said="gửi nhầm", period="năm 2023"))


@pytest.mark.parametrize("guard", Guard)
def test_every_doubt_between_agencies_is_said(guard: Guard) -> None:
    doubt = Doubtful(guard, ("so-a", "so-b"), ("steering-documents",), Decimal(3), Decimal(1200), "Thủ tục X")

    said = between_words(doubt, {"so-a": "Sở A", "so-b": "Sở B"}.__getitem__)

    assert_said(said)
    assert "Sở B" not in said.vi
