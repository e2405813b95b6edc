"""Shape of what is typed into rights. Not here: what is allowed (actions/)."""

from datetime import datetime
from typing import Any

from django import forms

from hamrah.ground.day import INDIA
from hamrah.ground.words import _
from hamrah.rights import told
from hamrah.rights.actions.breaches import BreachSaid
from hamrah.rights.notice import LANGUAGES
from hamrah.web.forms import Form


def line(
    label: Any, *, most: int = 120, required: bool = True, hint: Any = "", kind: str = ""
) -> forms.CharField:
    attrs = {"autocomplete": "off", **({"inputmode": kind} if kind else {})}
    widget = forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, max_length=most, required=required, widget=widget, help_text=hint)


def lines(label: Any, *, required: bool = True, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=4000, required=required, widget=widget, help_text=hint)


def day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}))


class MomentField(forms.CharField):
    """A day and a time of India, as a browser's own field gives them."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"})

    def clean(self, value: Any) -> datetime | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return datetime.fromisoformat(text).replace(tzinfo=INDIA)
        except ValueError as wrong:
            raise forms.ValidationError(_("Write it as 2026-11-22 09:30.")) from wrong


class RequestForm(Form):
    """What she asks for."""

    kind = forms.ChoiceField(label=_("What she wants"), choices=list(told.KINDS.items()))
    words = lines(_("In her words"))
    received_on = day(_("Said on"))


class ComplaintForm(Form):
    """A complaint of somebody who has no record, or does not want to be looked up."""

    said_by = line(_("Who complains, and how to reach them"))
    words = lines(_("In their words"))
    received_on = day(_("Said on"))


class AnswerForm(Form):
    answer = lines(_("What was done, and what she was told"))


class NoticeForm(Form):
    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()))
    how = forms.ChoiceField(label=_("How"), choices=list(told.HOW.items()), widget=forms.RadioSelect)


class RecordingForm(Form):
    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()))
    file = forms.FileField(
        label=_("Recording"),
        widget=forms.FileInput(attrs={"accept": "audio/*"}),
        help_text=_("MP3, M4A, OGG or WAV, at most 8 MB."),
    )


class NomineeForm(Form):
    name = line(_("Name"))
    relation = line(
        _("What she is to her"), most=60, required=False, hint=_("For example: sister, son, neighbour.")
    )
    phone = line(_("Phone"), most=14, required=False, kind="tel")


class BreachForm(Form):
    """What happened, in words that those concerned can read."""

    what = lines(_("What happened"), hint=_("Plain words, nobody's name: those concerned will read it."))
    noticed_at = MomentField(label=_("Noticed on (day and time)"))
    whose = line(_("Whose data"), most=300, hint=_("For example: workers registered in Gogunda in May."))
    people_count = forms.IntegerField(
        label=_("How many people"), required=False, min_value=0, max_value=100_000_000
    )
    cause = lines(_("How it came about"), required=False)
    consequences = lines(_("What may follow for them"), required=False)
    measures = lines(_("What we have done"), required=False)
    advice = lines(_("What they should do"), required=False)

    def said(self) -> BreachSaid:
        return BreachSaid(**self.cleaned_data)


class ClockForm(Form):
    done_at = MomentField(label=_("Told on (day and time)"))
    evidence = line(_("What proves it"), most=300)
