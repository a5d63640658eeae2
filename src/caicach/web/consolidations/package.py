"""The frozen consolidation to download, for the level above to take in."""

import json

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from caicach.actions.consolidation_package import package_of_freeze
from caicach.actions.words import say as sentence
from caicach.core.submissions.decide import NotNow
from caicach.web.consolidations.room import open_room
from caicach.web.requests import Request


@login_required
@require_GET
def package(request: Request, regime: str, period: str) -> HttpResponse:
    """The file of the last freeze; NotNow while nothing is frozen."""
    room = open_room(request, regime, period)
    last = room.kept.freezes.select_related("consolidation").first() if room.kept else None
    if last is None:
        raise NotNow(sentence("consolidations.no_package"), sentence("consolidations.no_package_do"))
    text = json.dumps(package_of_freeze(last), ensure_ascii=False, indent=1)
    name = f"tong-hop-{last.plan['root']}-{period}-lan-{last.number}.json"
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
