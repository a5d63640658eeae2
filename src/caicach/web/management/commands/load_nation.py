"""`caicach manage load_nation`: the ministry and the provinces, for a portal that receives provinces' reports."""

from typing import Any

from django.core.management.base import BaseCommand

from caicach.actions.nation import load_nation
from caicach.web import clock
from caicach.web.words import say


class Command(BaseCommand):
    """Store what is not there yet, and say how many that was."""

    help = "Bộ Nội vụ và các tỉnh, thành phố (content/nation)"

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, print."""
        self.stdout.write(say("web.agencies.nation_loaded", count=load_nation(now=clock.now())))
