"""What the sign-in page shows beside the form: `{% load accounts %}`."""

from django import template
from django.conf import settings

from caicach.adapters.content.demo import DemoAccount, load_demo_province
from caicach.store.models import Agency, User


register = template.Library()


@register.simple_tag
def demo_accounts() -> list[tuple[DemoAccount, str]]:
    """The accounts to try, each with its agency's name; none outside the demo, or before it is loaded."""
    if not settings.DEMO:
        return []
    accounts = load_demo_province().accounts
    names = dict(Agency.objects.filter(pk__in={a.agency for a in accounts}).values_list("pk", "name"))
    known = set(
        User.objects.filter(username__in=[a.username for a in accounts]).values_list("username", flat=True)
    )
    return [(account, names[account.agency]) for account in accounts if account.username in known]


@register.simple_tag
def demo_password() -> str:
    """The password all of them have; nothing outside the demo."""
    return load_demo_province().password if settings.DEMO else ""


_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("coc_coc", "Cốc Cốc"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@register.filter
def browser(user_agent: str) -> str:
    """`Chrome · Windows`, as far as the browser says."""
    parts = (
        next((name for mark, name in known if mark.lower() in user_agent.lower()), "")
        for known in (_BROWSERS, _SYSTEMS)
    )
    return " · ".join(part for part in parts if part) or user_agent[:60] or "?"
