"""People: an administrator adds one, a head lends the power to approve, and the other approves under both names."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from factories.journeys import do, filled, has_status, open_tab, walking_clock
from factories.portal import Province, province


@pytest.fixture
def here(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Province:
    monkeypatch.setattr("caicach.web.clock.now", walking_clock())
    return province()


def test_administrator_adds_a_person(
    here: Province,
    seat: Callable[[Any], Page],
    no_barriers: Callable[[Page], None],
    picture: Callable[..., None],
) -> None:
    admin = seat(here.user(Role.AGENCY_ADMIN))
    admin.goto("/")
    admin.get_by_role("link", name="Người dùng").click()
    no_barriers(admin)
    picture(admin, "nguoi-dung")
    admin.get_by_role("link", name="Thêm người dùng").click()
    admin.locator("[name=full_name]").fill("Trần Thị Bích")
    admin.locator("[name=email]").fill("bichtt@gialai.gov.vn")
    admin.locator("[name=role]").select_option("officer")
    no_barriers(admin)
    picture(admin, "them-nguoi-dung")
    admin.get_by_role("button", name="Thêm người dùng").click()

    expect(admin.get_by_text("Đã thêm Trần Thị Bích. Thư mời gửi đến bichtt@gialai.gov.vn.")).to_be_visible()


def test_head_lends_the_power_to_approve(
    here: Province,
    seat: Callable[[Any], Page],
    no_barriers: Callable[[Page], None],
    picture: Callable[..., None],
) -> None:
    here.through(filled(here), Act.PRESENT)
    head, deputy = seat(here.user(Role.HEAD)), seat(here.user(Role.VIEWER))
    head.goto("/uy-quyen/")
    head.locator("[name=taker]").select_option(label="Phạm Văn Út")
    head.locator("[name=until]").fill("20/12/2026")
    head.locator("[name=reason]").fill("Đi công tác theo lịch của Ủy ban nhân dân tỉnh")
    no_barriers(head)
    picture(head, "uy-quyen")
    head.get_by_role("button", name="Ủy quyền", exact=True).click()
    expect(head.get_by_text("Đã ủy quyền cho Phạm Văn Út.")).to_be_visible()

    deputy.goto("/")
    deputy.get_by_role("link", name="Xem và duyệt").click()
    do(deputy, "Duyệt, ký")
    has_status(deputy, "Đã duyệt")
    open_tab(deputy, "Lịch sử")
    expect(deputy.get_by_role("row", name="Phạm Văn Út")).to_contain_text("thay mặt Trần Văn Đức")
    no_barriers(deputy)
