"""The form of what stands around the text: who signs, to whom it goes; what is left empty comes from the outline."""

from django import forms
from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from caicach.actions.heads import LINES, LISTS, mark_of, printed_head, save_head
from caicach.actions.papers import official_document
from caicach.core.documents.official import OfficialDocument
from caicach.core.submissions.decide import Refused
from caicach.web.errors.statuses import status_of
from caicach.web.findings.listing import HEAD
from caicach.web.forms import PortalForm
from caicach.web.requests import Request
from caicach.web.submissions.opening import Opened, open_submission
from caicach.web.words import say, say_later


class HeadForm(PortalForm):
    """Lines and lists of the head; lists are written one item a line."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, usual: dict[str, str], *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        for name in (*LINES, *LISTS):
            widget = forms.Textarea(attrs={"rows": 4}) if name in LISTS else forms.TextInput()
            widget.attrs["placeholder"] = usual[name]
            self.fields[name] = forms.CharField(
                label=say_later(f"web.narrative.head_{name}"), required=False, max_length=2000, widget=widget
            )
        self.tell_mistakes_in_our_words()

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields a person fills in."""
        return [self[name] for name in (*LINES, *LISTS)]

    @property
    def head(self) -> dict[str, object]:
        """What was filled in, as the action takes it."""
        given = self.cleaned_data
        return {name: given[name] for name in LINES} | {name: given[name].splitlines() for name in LISTS}


def head_form(opened: Opened, document: OfficialDocument, data: object = None) -> HeadForm:
    """The form with what the submission holds; what the paper would print is shown where nothing is filled in."""
    head = opened.submission.head
    kept = {name: head.get(name, "") for name in LINES}
    lists = {name: "\n".join(head.get(name, ())) for name in LISTS}
    initial = kept | lists | {"seen": mark_of(head)}
    return HeadForm(usual_head(document), data, initial=initial, prefix="head")


def usual_head(document: OfficialDocument) -> dict[str, str]:
    """What is printed now, name by name; blanks of the outline stay in their brackets."""
    printed = printed_head(document)
    return {name: said if isinstance(said, str) else "\n".join(said) for name, said in printed.items()}


@login_required
@require_http_methods(["GET", "POST"])
def head(request: Request, pk: int) -> HttpResponse:
    """The form alone; a post keeps it. What was not kept comes back as it was filled in."""
    opened = open_submission(request, pk)
    document = official_document(opened.submission)
    if request.method != "POST":
        return _page(request, opened, head_form(opened, document))
    form = head_form(opened, document, request.POST)
    if not form.is_valid():
        return _page(request, opened, form, status=422)
    try:
        save_head(
            submission_id=pk,
            head=form.head,
            seen=form.cleaned_data["seen"],
            actor=request.actor,
            now=request.now,
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(request, opened, form, status=status_of(refused))
    told.success(request, say("web.narrative.head_saved"))
    return redirect(f"/bao-cao/{pk}/loi-van/#{HEAD}")


def _page(request: Request, opened: Opened, form: HeadForm, status: int = 200) -> HttpResponse:
    here = reverse("narrative", args=(opened.submission.pk,))
    context = {"opened": opened, "head_form": form, "here": here}
    return render(request, "narrative/head.html", context, status=status)
