"""Which report a command means."""

import pytest

from caicach.cli.remote.asking import find_report


class Answering:
    """A portal that gives back the address it was asked for."""

    def get(self, address: str) -> dict[str, str]:
        return {"address": address}


@pytest.mark.parametrize("number", ["7", "2082", "999999999"])
def test_a_whole_number_is_the_number_of_a_report_even_when_it_could_be_a_year(number: str) -> None:
    assert find_report(Answering(), number) == {"address": f"/submissions/{number}"}  # type: ignore[arg-type]
