"""People of the demo: those whose accounts the sign-in page offers, and three more in every agency."""

from collections.abc import Iterable
from random import Random

from django.contrib.auth.hashers import make_password

from caicach.adapters.content.demo import DemoProvince
from caicach.core.ground.text import fold
from caicach.core.submissions.roles import Role
from caicach.store.models import Agency, Membership, User


WORKING = (Role.OFFICER, Role.HEAD, Role.CLERK)
Staff = dict[tuple[str, Role], User]


def make_people(agencies: Iterable[Agency], demo: DemoProvince) -> Staff:
    """A person for every role that reports need, by agency and role; all have the demo's password. Two queries."""
    password = make_password(demo.password)
    planned = [(_told(account.username, account.name, account.position), account.agency, account.role)
               for account in demo.accounts]  # fmt: skip
    offered = {(agency, role) for _, agency, role in planned}
    for agency in agencies:
        planned += [
            (_invented(agency, role, demo), agency.pk, role)
            for role in WORKING
            if (agency.pk, role) not in offered
        ]
    for user, _, _ in planned:
        user.password = password
        user.refresh_keys()
    User.objects.bulk_create(user for user, _, _ in planned)
    Membership.objects.bulk_create(
        Membership(user=user, agency_id=agency, role=role) for user, agency, role in planned
    )
    return {(agency, role): user for user, agency, role in planned}


def _told(username: str, name: str, position: str) -> User:
    return User(
        username=username, full_name=name, position=position, email=f"{username}@demo.example", is_active=True
    )


def _invented(agency: Agency, role: Role, demo: DemoProvince) -> User:
    draw = Random(f"{agency.pk} {role}")  # noqa: S311 - a demo
    name = f"{draw.choice(demo.families)} {draw.choice(demo.middles)} {draw.choice(demo.givens)}"
    kind = f"{role.value}_commune" if f"{role.value}_{agency.type}" in demo.positions else role.value
    given = fold(name).split()[-1]
    return _told(f"{given}.{role.value}.{agency.pk}"[:150], name, demo.positions[kind])
