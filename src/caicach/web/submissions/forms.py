"""What a person gives with an act, a remark, an answer."""

from django import forms

from caicach.core.submissions.needs import Given, Need
from caicach.web.words import say_later


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ActForm(forms.Form):
    """The particulars of one act; the fields it does not ask for are not there. What is missing the core says."""

    use_required_attribute = False

    reason = forms.CharField(label=say_later("web.submissions.reason"), widget=_area(), max_length=1000)
    number = forms.CharField(
        label=say_later("web.submissions.issue_number"),
        help_text=say_later("web.submissions.issue_number_hint"),
        max_length=20,
    )
    issued_on = forms.DateField(label=say_later("web.submissions.issued_on"))

    def __init__(self, asks: frozenset[Need], *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        if Need.REASON_GIVEN not in asks:
            del self.fields["reason"]
        if Need.NUMBER_GIVEN not in asks:
            del self.fields["number"], self.fields["issued_on"]

    def given(self) -> Given:
        """What was given, as far as it could be understood."""
        told = self.cleaned_data
        return Given(told.get("reason", ""), told.get("number", ""), told.get("issued_on"))


class RemarkForm(forms.Form):
    """A remark and what it is pinned to; the quoted words are only asked of one about a section."""

    use_required_attribute = False

    place = forms.ChoiceField(label=say_later("web.remarks.place"))
    quote = forms.CharField(
        label=say_later("web.remarks.quote"), widget=_area(2), required=False, max_length=2000
    )
    text = forms.CharField(label=say_later("web.remarks.text"), widget=_area(), max_length=4000)

    def __init__(self, places: list[tuple[str, str]], *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["place"].choices = places


class AnswerForm(forms.Form):
    """An answer that closes a remark."""

    use_required_attribute = False

    answer = forms.CharField(label=say_later("web.remarks.answer_text"), widget=_area(2), max_length=4000)
