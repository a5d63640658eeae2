"""Accounts that balance are never doubted however they are worded; one broken number is always found."""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from caicach.core.ground.numbers import percentage, two_digits, vietnamese_number
from factories.narratives import narrated, said_of, section


@dataclass(frozen=True)
class Account:
    """An account of work by its leaves; the totals follow."""

    carried: int
    new: int
    early: int
    on_time: int
    late: int
    in_time: int
    overdue: int

    @property
    def done(self) -> int:
        return self.early + self.on_time + self.late

    @property
    def open(self) -> int:
        return self.in_time + self.overdue

    @property
    def received(self) -> int:
        return self.carried + self.new


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """An account whose parts all make their wholes."""
    number = st.integers(1, 60_000)
    early, on_time, late, in_time, overdue = (draw(number) for _ in range(5))
    total = early + on_time + late + in_time + overdue
    carried = draw(st.integers(1, total - 1))
    return Account(carried, total - carried, early, on_time, late, in_time, overdue)


ORDERED = (
    "Tổng số hồ sơ tiếp nhận: {received} hồ sơ (kỳ trước chuyển sang {carried}, tiếp nhận mới {new}); đã giải quyết "
    "{done} hồ sơ, trong đó trước hạn {early}, đúng hạn {on_time}, quá hạn {late}; đang giải quyết {open} hồ sơ "
    "(trong hạn {in_time}, quá hạn {overdue})."
)
SPREAD = (
    "Trong kỳ, tổng số hồ sơ phải giải quyết là {received} hồ sơ, gồm {carried} hồ sơ từ kỳ trước chuyển sang và {new} "
    "hồ sơ tiếp nhận mới.\n- Đã giải quyết {done} hồ sơ: {early} hồ sơ trước hạn, {on_time} hồ sơ đúng hạn, {late} hồ "
    "sơ trễ hạn.\n- Còn {open} hồ sơ đang giải quyết, trong đó {in_time} hồ sơ chưa đến hạn và {overdue} hồ sơ quá hạn."
)
LISTED = (
    "- Tổng số hồ sơ tiếp nhận: {received} hồ sơ, trong đó:\n+ Tiếp nhận mới: {new} hồ sơ;\n+ Kỳ trước chuyển sang: "
    "{carried} hồ sơ.\n- Số hồ sơ đã giải quyết: {done} hồ sơ, trong đó:\n+ Trước hạn: {early} hồ sơ;\n+ Đúng hạn: "
    "{on_time} hồ sơ;\n+ Quá hạn: {late} hồ sơ.\n- Số hồ sơ đang giải quyết: {open} hồ sơ, trong đó:\n+ Trong hạn: "
    "{in_time} hồ sơ;\n+ Quá hạn: {overdue} hồ sơ."
)
TASKS = (
    "UBND tỉnh giao tổng số {received} nhiệm vụ; đã hoàn thành {done} nhiệm vụ (trước hạn {early}, đúng hạn {on_time}, "
    "quá hạn {late}), đang thực hiện {open} nhiệm vụ (trong hạn {in_time}, quá hạn {overdue})."
)
WORDINGS = (ORDERED, SPREAD, LISTED, TASKS)
FIELDS = ("received", "carried", "new", "done", "early", "on_time", "late", "open", "in_time", "overdue")


def _told(account: Account, wording: str, changed: dict[str, int] | None = None) -> str:
    numbers = {field: getattr(account, field) for field in FIELDS} | (changed or {})
    return wording.format(**{field: two_digits(number) for field, number in numbers.items()})


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(accounts(), st.sampled_from(WORDINGS))
def test_account_that_balances_is_never_doubted(account: Account, wording: str) -> None:
    assert said_of(narrated(section(_told(account, wording)))) == ()


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(accounts(), st.sampled_from(WORDINGS), st.sampled_from(FIELDS), st.integers(1, 500))
def test_one_broken_number_of_an_account_is_always_found(
    account: Account, wording: str, field: str, by: int
) -> None:
    assume(f"{{{field}}}" in wording)
    # On time and late greater by just the early ones read as taking them in, which some agencies write.
    assume(not (field in {"on_time", "late"} and by == account.early))
    broken = {field: getattr(account, field) + by}

    findings = said_of(narrated(section(_told(account, wording, broken))))

    assert findings
    assert all("≠" in finding.arithmetic for finding in findings)


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.integers(1, 5000), st.integers(0, 5000), st.integers(0, 2), st.booleans())
def test_percentage_rounded_or_cut_from_its_fraction_is_never_doubted(
    part: int, rest: int, places: int, is_cut: bool
) -> None:
    exact = percentage(Decimal(part), Decimal(part + rest), 12)
    assert exact is not None
    unit = 10**places
    written = (
        int(exact * unit) / Decimal(unit)
        if is_cut
        else percentage(Decimal(part), Decimal(part + rest), places)
    )
    text = f"Đã hoàn thành {part}/{part + rest} nhiệm vụ, đạt {vietnamese_number(written, places)}%."

    assert said_of(narrated(section(text))) == ()


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5000), st.integers(1, 5000))
def test_percentage_off_by_a_tenth_from_its_fraction_is_always_found(part: int, rest: int) -> None:
    exact = percentage(Decimal(part), Decimal(part + rest))
    assert exact is not None
    off = exact + (Decimal("0.1") if exact < 99 else Decimal("-0.1"))
    text = f"Đã hoàn thành {part}/{part + rest} nhiệm vụ, đạt {vietnamese_number(off, 2)}%."

    assert len(said_of(narrated(section(text)))) == 1


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(accounts())
def test_scope_of_one_level_is_not_mixed_with_another(account: Account) -> None:
    other = replace(account, new=account.new + 7, on_time=account.on_time + 7)
    levels = (f"Cấp huyện: {_told(account, ORDERED)}", f"Cấp xã: {_told(other, ORDERED)}")

    assert said_of(narrated(section("\n".join(levels)))) == ()
