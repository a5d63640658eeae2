"""Reminding people of what they owe: by the plan of the content on its days, or by the receiver's hand.

A person is reminded of one duty once a day at most, whoever does it and on whichever server: the reminder is a row."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from caicach.actions import audit, letters
from caicach.actions.recipients import people_by_agency
from caicach.actions.words import content, say
from caicach.adapters.content.reminders import reminder_plan
from caicach.core.ground.days import official_day
from caicach.core.ground.words import Words
from caicach.core.submissions.acts import Act
from caicach.core.submissions.reminding import reminder_on
from caicach.core.submissions.roles import Actor, Role
from caicach.core.submissions.stages import is_awaited
from caicach.store.models import Duty, Notice, Reminder, Submission, User
from caicach.store.period_words import period_words
from caicach.store.standings import standing_in, versions_of


BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one duty among many: which, whose, done or not, and to whom or why not."""

    duty: int
    agency: str
    is_done: bool
    says: Words


def remind_by_plan(*, now: datetime, today: date) -> int:
    """Tell everyone whose step has come, in the product (the digest mails it); the number of reminders. Run again it
    tells nobody twice. A report that was sent, or can no longer be changed, is reminded of no more."""
    steps = {
        duty: due
        for duty in _unsent(today)
        if (due := reminder_on(reminder_plan(), duty.due_on, today, content().calendar)) is not None
    }
    roles = {role for due in steps.values() for role in due.step.to}
    people = people_by_agency({duty.agency_id for duty in steps}, roles, today)
    told = set(Reminder.objects.filter(duty__in=steps).values_list("duty_id", "user_id", "step"))
    new = [
        Reminder(duty=duty, user=user, on=today, step=due.key, at=now)
        for duty, due in steps.items()
        for user in _each(user for role in due.step.to for user in people.get((duty.agency_id, role), ()))
        if (duty.pk, user.pk, due.key) not in told
    ]
    with transaction.atomic():
        made = _keep(new)
        _tell([(reminder, steps[reminder.duty].step.message) for reminder in made], now)
    return len(made)


def remind_by_hand(
    *, duty_ids: Collection[int], actor: Actor, by: User, now: datetime, today: date
) -> list[Answer]:
    """Remind the officers of these agencies at once, in the product and by letter, the heads where there is no
    officer; an answer for each duty owed to the actor's agency, in Vietnamese order. Whoever was reminded today
    already is not again."""
    with transaction.atomic():
        chosen = Duty.objects.filter(pk__in=duty_ids, receiver__in=actor.agencies(Role.RECEIVER))
        duties = sorted(chosen.select_related("agency"), key=lambda duty: duty.agency.sort_key)
        versions = versions_of(chosen)
        waiting = {d.pk for d in duties if is_awaited(standing_in(versions.get(d.pk, [])).stage)}
        people = people_by_agency({d.agency_id for d in duties}, {Role.OFFICER, Role.HEAD}, today)
        told = set(Reminder.objects.filter(duty__in=chosen, on=today).values_list("duty_id", "user_id"))
        answers: list[Answer] = []
        made: list[Reminder] = []
        for duty in duties:
            asked = people.get((duty.agency_id, Role.OFFICER)) or people.get((duty.agency_id, Role.HEAD), [])
            new = [user for user in _each(asked) if (duty.pk, user.pk) not in told]
            refusal = _refusal(is_waiting=duty.pk in waiting, asked=asked, new=new)
            made += [] if refusal else [_by_hand(duty, user, by, now, today) for user in new]
            names = ", ".join(user.get_full_name() for user in new)
            says = refusal or say("board.reminded", names=names)
            answers.append(Answer(duty.pk, duty.agency.short_name, refusal is None, says))
        _tell_by_hand(_keep(made), actor, now, today)
    return answers


def _unsent(today: date) -> list[Duty]:
    sent = Submission.objects.filter(duty=OuterRef("pk"), sent_at__isnull=False)
    changeable = Q(frozen_on=None) | Q(frozen_on__gte=today)
    duties = Duty.objects.filter(changeable, ~Exists(sent), opens_on__lte=today)
    return list(duties.select_related("agency").order_by("pk"))


def _each(users: Iterable[User]) -> list[User]:
    return list({user.pk: user for user in users}.values())


def _refusal(*, is_waiting: bool, asked: list[User], new: list[User]) -> Words | None:
    if not is_waiting:
        return say("board.nothing_awaited")
    if not asked:
        return say("board.nobody_to_remind")
    return None if new else say("board.reminded_today")


def _by_hand(duty: Duty, user: User, by: User, now: datetime, today: date) -> Reminder:
    return Reminder(duty=duty, user=user, on=today, step=BY_HAND, by=by, at=now)


def _keep(new: list[Reminder]) -> list[Reminder]:
    """The reminders that are the first of their day, stored. Where two servers keep the same one at once, both tell, and
    the notice and the letter are written once all the same."""
    known = Reminder.objects.filter(on__in={r.on for r in new}, duty__in={r.duty_id for r in new})
    told = set(known.values_list("duty_id", "user_id", "on"))
    first = [r for r in new if (r.duty_id, r.user_id, r.on) not in told]
    Reminder.objects.bulk_create(first, ignore_conflicts=True)
    return first


def _tell(told: list[tuple[Reminder, str]], now: datetime, mailed_at: datetime | None = None) -> None:
    Notice.objects.bulk_create(
        [
            Notice(
                user=reminder.user,
                message=sentence,
                words=_words_of(reminder.duty, reminder.on),
                url=f"/#nhiem-vu-{reminder.duty_id}",
                once=f"remind:{reminder.duty_id}:{reminder.on.isoformat()}",
                created_at=now,
                mailed_at=mailed_at,
            )
            for reminder, sentence in told
        ],
        ignore_conflicts=True,
    )


def _words_of(duty: Duty, today: date) -> dict[str, str]:
    return {
        "agency": duty.agency.short_name,
        "period": duty.period,
        "due": duty.due_on.isoformat(),
        "days": str(abs((duty.due_on - today).days)),
    }


def _tell_by_hand(made: list[Reminder], actor: Actor, now: datetime, today: date) -> None:
    """A notice each, one letter a person for all of it, and one entry in the log."""
    if not made:
        return
    _tell([(reminder, "reminder_by_hand") for reminder in made], now, mailed_at=now)
    by_person: dict[User, list[Duty]] = {}
    for reminder in made:
        by_person.setdefault(reminder.user, []).append(reminder.duty)
    letters.write((_letter(user, duties, actor, today) for user, duties in by_person.items()), now)
    audit.record(
        act=Act.REMIND.value,
        subject=f"period:{made[0].duty.period}",
        actor=actor,
        now=now,
        details={
            "agencies": ", ".join(sorted({r.duty.agency_id for r in made})),
            "people": ", ".join(sorted({r.user.username for r in made})),
        },
    )


def _letter(user: User, duties: list[Duty], actor: Actor, today: date) -> letters.Letter:
    language = user.language
    lines = (
        say(
            "letters.reminder_line",
            agency=duty.agency.name,
            period=period_words(duty.period),
            due=official_day(duty.due_on),
        ).say(language)
        for duty in duties
    )
    body = say(
        "letters.reminder_body",
        name=user.get_full_name(),
        who=actor.name,
        lines="\n".join(lines),
        address=settings.ADDRESS,
    )
    once = f"remind:{user.pk}:{'-'.join(str(d.pk) for d in duties)[:100]}:{today.isoformat()}"
    return letters.Letter(user.email, say("letters.reminder_subject").say(language), body.say(language), once)
