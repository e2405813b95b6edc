"""Shapes of what is typed at the helpline. Not here: what is allowed (saying.py, actions/)."""

from itertools import islice
from typing import Any

from django import forms

from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.helpline import told
from hamrah.helpline.models import Call
from hamrah.helpline.rules.relief import MOST_LINES, ReliefSaid
from hamrah.helpline.saying import LONGEST_LINE, LONGEST_WORDS, MOST_MINUTES, MOST_TOGETHER, CallSaid
from hamrah.helpline.sealed import number_of, words_in
from hamrah.helpline.wordings import codes
from hamrah.imports.reading import open_book
from hamrah.organisations.models import Centre
from hamrah.web.forms import Form

OFF: dict[str, Any] = {"autocomplete": "off"}
TEL: dict[str, Any] = {**OFF, "inputmode": "tel", "maxlength": "20"}
LISTS_AT_MOST, LARGEST_FILE = 400_000, 5_000_000
MOST_ROWS = 2 * MOST_LINES  # with empty rows between; more lines than a list may have are refused by its verb


def line(label: Any, *, required: bool = False, attributes: Any = OFF) -> forms.CharField:
    """One line; how long it may be is the page's and the verb's to say, so that a draft keeps all of it."""
    widget = forms.TextInput(attrs={**OFF, "maxlength": LONGEST_LINE, **attributes})
    return forms.CharField(label=label, required=required, widget=widget)


def pills(
    label: Any, words: dict[str, Any], *, empty: Any = None, required: bool = False
) -> forms.ChoiceField:
    """One of a few, each a button for the thumb."""
    choices = [*([("", empty)] if empty else []), *words.items()]
    return forms.ChoiceField(label=label, choices=choices, required=required, widget=forms.RadioSelect)


def hour(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )


class CallForm(Form):
    """A call in the order of the talk. Nothing is needed until it ends."""

    number = line(_("Phone number"), attributes={**TEL, "autofocus": True})
    is_withheld = forms.BooleanField(label=_("The phone shows no number"), required=False)
    caller = pills(_("Who is speaking?"), told.CALLERS)
    owner = pills(_("Whose phone is it?"), told.OWNERS)
    gender = pills(_("Woman or man"), told.GENDERS)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", ""), *told.LANGUAGES.items()], required=False
    )
    name_said = line(_("Name, as said"))
    place_said = line(_("Where they are now"))
    group_size = forms.IntegerField(
        label=_("How many people"), required=False, min_value=1, max_value=MOST_TOGETHER
    )
    danger = pills(_("Is somebody in danger?"), told.DANGERS, empty=_("No"))
    topic = pills(_("What is it about?"), told.TOPICS)
    words = forms.CharField(
        label=_("What was said"), required=False,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_WORDS}),
    )  # fmt: skip
    disposition = pills(_("What comes of it?"), told.DISPOSITIONS)
    since = hour(_("Safe to ring from"))
    until = hour(_("until"))
    ask_for = line(_("Ask for"))
    never_say = line(_("Never say"))
    may_message = forms.NullBooleanField(
        label=_("Is a text message to this phone safe?"), required=False,
        widget=forms.Select(choices=[("", _("Not asked")), ("true", _("Yes")), ("false", _("No"))]),
    )  # fmt: skip
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=0, max_value=MOST_MINUTES,
        help_text=_("Empty: counted from the clock."),
    )  # fmt: skip
    centre = forms.ModelChoiceField(label=_("Centre"), queryset=Centre.objects.none(), required=False)

    never_say.help_text = _("Such as: that we are a helpline, that she rang.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].queryset = Centre.objects.order_by("name")  # type: ignore[attr-defined]

    def said(self, *, kept: dict[str, Any] | None = None) -> CallSaid:
        """What can be read of it. A field that cannot stays as it was `kept`, and the page says so."""
        unread = {
            name: self.fields[name].clean(kept[name]) for name in self.errors if kept and kept.get(name)
        }
        known = {name: said for name, said in {**self.cleaned_data, **unread}.items() if said is not None}
        known["owner"] = known.get("owner") or "unknown"
        known["group_size"] = known.get("group_size") or 1
        return CallSaid(**known)


def initial_of(call: Call) -> dict[str, Any]:
    """A call as the form's first values."""
    words = words_in(call)
    plain = {name: getattr(call, name) for name in CallForm.base_fields if hasattr(call, name)}
    kept = {
        name: words.get(name, "") for name in ("words", "name_said", "ask_for", "never_say", "since", "until")
    }
    return {**plain, **kept, "number": number_of(call) or words.get("number_said", "")}


class MissedForm(Form):
    """A number that rang while nobody answered."""

    number = line(_("Phone number"), required=True, attributes=TEL)


class ActionForm(Form):
    """What was done in a danger."""

    words = forms.CharField(
        label=_("What was done, and by whom"),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_WORDS}),
    )


class QuickForm(Form):
    """A caller of a surge: three answers, and how many they are."""

    number = line(_("Phone number"), attributes={**TEL, "autofocus": True})
    place = line(_("Where they are"), required=True)
    need = pills(_("What is needed?"), told.NEEDS, required=True)
    people = forms.IntegerField(label=_("How many people"), initial=1, min_value=1, max_value=MOST_TOGETHER)

    def said(self) -> ReliefSaid:
        return ReliefSaid(**self.cleaned_data)


class SurgeForm(Form):
    """Why so many ring."""

    name = line(_("Why so many ring"), required=True)


class LinesForm(Form):
    """A relief list, pasted or as a file."""

    lines = forms.CharField(
        label=_("Lines"), required=False, max_length=LISTS_AT_MOST, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One caller a line, as in a sheet: number, name, place, how many, what is needed."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or a file"), required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt,.tsv"}),
    )  # fmt: skip

    def text(self) -> str:
        """What was pasted, else the file's rows as lines. Raises `imports.*`, `helpline.long_list`."""
        upload = self.cleaned_data["file"]
        return str(self.cleaned_data["lines"]) if upload is None else _as_lines(upload)


def _as_lines(upload: Any) -> str:
    """The rows of its first sheet that is not hidden, told by content: tabs between cells, as in a paste."""
    if upload.size > LARGEST_FILE:
        raise Problem("helpline.long_list", _("This file is too large for a list of callers."), field="file")
    sheets = open_book(upload.read()).sheets
    sheet = next((one for one in sheets if not one.hidden), sheets[0])
    rows = islice(sheet.texts(), MOST_ROWS)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows).replace("\x00", "")


class MessageForm(Form):
    """An approved wording, and what it names."""

    wording = forms.ChoiceField(label=_("Message"), choices=())
    centre = forms.ModelChoiceField(label=_("Centre"), queryset=Centre.objects.none(), required=False)
    day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        wordings: Any = self.fields["wording"]
        wordings.choices = [(code, told.WORDINGS.get(code, code)) for code in codes()]
        self.fields["centre"].queryset = Centre.objects.order_by("name")  # type: ignore[attr-defined]


class StopForm(Form):
    """A number that wants no messages, or wants them again."""

    number = line(_("Phone number"), required=True, attributes=TEL)
    wants = forms.ChoiceField(
        label=_("What was said"), choices=[("stop", _("No more messages")), ("allow", _("Messages again"))]
    )


class CallerForm(Form):
    """Quick-add of whoever the call is about."""

    name = line(_("Name as she says it"), required=True)
    village_said = line(_("Village"), attributes={"list": "villages"})


class CallsForm(Form):
    """Which calls to look at."""

    number = line(_("Phone number"), attributes=TEL)
    topic = forms.ChoiceField(
        label=_("About"), choices=[("", _("Everything")), *told.TOPICS.items()], required=False
    )
    mine = forms.BooleanField(label=_("Only those I took"), required=False)
