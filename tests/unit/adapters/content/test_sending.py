"""How long a letter is tried: content, read or refused."""

from datetime import timedelta
from pathlib import Path

import pytest

from caicach.adapters.content.files import ContentError
from caicach.adapters.content.sending import load_sending, sending_plan


def test_gaps_double_up_to_the_longest() -> None:
    plan = sending_plan()

    assert [plan.wait_after(n) for n in (0, 1, 2)] == [timedelta(minutes=m) for m in (1, 2, 4)]
    assert plan.wait_after(60_000) == plan.longest_wait < plan.give_up_after


@pytest.mark.parametrize("field", ["first_wait_minutes", "longest_wait_minutes", "give_up_after_days"])
def test_a_gap_of_nothing_is_refused(tmp_path: Path, field: str) -> None:
    told = {"first_wait_minutes": 1, "longest_wait_minutes": 240, "give_up_after_days": 10} | {field: 0}
    (tmp_path / "letters").mkdir()
    lines = "".join(f"{name}: {number}\n" for name, number in told.items())
    (tmp_path / "letters" / "sending.yaml").write_text(lines)

    with pytest.raises(ContentError, match=field):
        load_sending(tmp_path)
