"""Shapes of the forms of cases. Not here: what is allowed (actions/, rules/)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms

from hamrah.cases import told
from hamrah.cases.actions.saying import LONGEST_WORDS, CaseSaid, ClaimantSaid, StepSaid
from hamrah.cases.rules.amounts import half_days_of, hours_of, paise_of
from hamrah.cases.rules.clocks import morning_of
from hamrah.cases.rules.steps import NEXTS, NOTED
from hamrah.employers.forms import place_meant
from hamrah.employers.rules import ten_digits
from hamrah.ground.day import INDIA
from hamrah.ground.problem import Problem
from hamrah.ground.words import _, pgettext_lazy
from hamrah.journeys.told import SECTORS
from hamrah.wages.told import KEEPERS
from hamrah.web.forms import Form


def line(label: Any, *, most: int = 120, required: bool = False, **attrs: Any) -> forms.CharField:
    """One line of text that the browser does not fill by itself."""
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget)


def paragraph(label: Any, *, required: bool = False, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=LONGEST_WORDS, required=required, widget=widget)


def day(label: Any, *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


def choice(label: Any, words: Any, *, required: bool = True, none: Any = None) -> forms.ChoiceField:
    pairs = [(code, told_as[0] if isinstance(told_as, tuple) else told_as) for code, told_as in words.items()]
    first = [] if none is None else [("", none)]
    return forms.ChoiceField(label=label, choices=[*first, *pairs], required=required)


class IndiaMoment(forms.DateTimeField):
    """A day and an hour as a clock in India shows them."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime | None:
        found = super().to_python(value)
        return found.replace(tzinfo=INDIA) if found else None


class Amount(forms.CharField):
    """Rupees as somebody writes them; paise."""

    def __init__(self, label: Any, **options: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"})
        super().__init__(label=label, required=False, max_length=20, widget=widget, **options)

    def clean(self, value: Any) -> int | None:
        return read(paise_of, super().clean(value))


class Days(forms.CharField):
    """Days with halves; half days."""

    def __init__(self, label: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"})
        super().__init__(label=label, required=False, max_length=8, widget=widget)

    def clean(self, value: Any) -> int | None:
        return read(half_days_of, super().clean(value))


def read(reader: Any, text: str) -> int | None:
    """A number as a rule reads it; what it refuses stands beside the field."""
    try:
        found: int | None = reader(text, field="")
    except Problem as problem:
        raise forms.ValidationError(str(problem)) from problem
    return found


class WorkForm(Form):
    """What she says she worked, and got."""

    since = day(_("Worked from"))
    until = day(_("Worked until"))
    days = Days(_("Days not paid"))
    rate = Amount(_("Rate, rupees"))
    basis = choice(_("Rate is for"), told.BASES)
    advance = Amount(_("Advance taken"))
    paid = Amount(_("Paid already"))
    owed = Amount(_("Or the sum she says is due"))

    def worked(self) -> dict[str, Any]:
        """As the verb takes it."""
        said = self.cleaned_data
        return {
            "since": said["since"],
            "until": said["until"],
            "half_days": said["days"],
            "rate_paise": said["rate"],
            "basis": said["basis"],
            "advance_paise": said["advance"] or 0,
            "paid_paise": said["paid"] or 0,
            "owed_said_paise": said["owed"],
        }


class CaseForm(WorkForm):
    """A case as it is told first: one page, the rest can wait."""

    kind = forms.ChoiceField(label=_("What is it about?"), choices=[*told.KINDS.items()])
    words = paragraph(_("What happened, in her words"))
    party = line(_("Against whom"))
    party_phone = line(_("His phone"), most=20, inputmode="tel")
    party_role = choice(_("What is he to her?"), told.ROLES)
    which = forms.UUIDField(required=False, widget=forms.HiddenInput)
    place = line(_("City or site of the work"))
    sector = choice(_("Kind of work"), SECTORS, required=False, none=_("Not said"))
    safe = forms.ChoiceField(
        label=_("Is it safe for her if we contact the other side?"),
        choices=told.YES_NO_UNKNOWN,
        widget=forms.RadioSelect,
        initial="unknown",
    )
    channel = choice(_("How it came to you"), told.CHANNELS)

    def clean_party_phone(self) -> str:
        said: str = self.cleaned_data["party_phone"]
        if said and not ten_digits(said):
            raise forms.ValidationError(_("A phone number has ten digits."))
        return ten_digits(said)

    def said(self, **more: Any) -> CaseSaid:
        """The case as the verb takes it."""
        facts = self.cleaned_data
        return CaseSaid(
            kind=facts["kind"],
            words=facts["words"],
            channel=facts["channel"],
            sector=facts["sector"],
            place_id=place_meant(facts["place"]),
            place_said=facts["place"],
            party_id=facts["which"],
            party_said=facts["party"],
            party_phone=facts["party_phone"],
            party_role=facts["party_role"],
            safe=facts["safe"],
            **more,
        )

    def claimant(self, person_id: UUID) -> ClaimantSaid:
        return ClaimantSaid(person_id, **self.worked())


class WorkerForm(Form):
    """Somebody who is not in the register yet."""

    name = line(_("Her name"), required=True)
    relation_name = line(_("Father's or husband's name"))
    village = line(_("Her village"))
    phone = line(_("Her phone"), most=20, inputmode="tel")
    agrees = forms.BooleanField(label=_("She agrees that we keep her in our register"), required=False)

    def clean_phone(self) -> str:
        said: str = self.cleaned_data["phone"]
        if said and not ten_digits(said):
            raise forms.ValidationError(_("A phone number has ten digits."))
        return ten_digits(said)


class StepForm(Form):
    """What was done, what came of it, what is next by when."""

    what = forms.ChoiceField(choices=[(code, told.STEP_BUTTONS[code]) for code in NOTED])
    came = forms.ChoiceField(choices=[("", ""), *told.CAME.items()], required=False)
    words = paragraph(_("What was said"))
    on = day(_("On"))
    next_what = forms.ChoiceField(
        label=_("What is next"), choices=[(code, told.NEXTS[code]) for code in NEXTS], required=False
    )
    next_on = day(_("By"))

    def said(self) -> StepSaid:
        facts = self.cleaned_data
        return StepSaid(
            what=facts["what"],
            came=facts["came"],
            words=facts["words"],
            on=facts["on"],
            next_what=facts["next_what"],
            next_at=morning_of(facts["next_on"]) if facts["next_on"] else None,
        )


class SafeForm(Form):
    safe = forms.ChoiceField(choices=told.YES_NO_UNKNOWN)
    words = paragraph(_("Why, in her words"), rows=2)


class NamesForm(Form):
    withheld = forms.BooleanField(required=False)


class AssignForm(Form):
    to = forms.UUIDField()


class HoldForm(Form):
    until = day(_("Look again on"), required=True)
    words = paragraph(_("Why it waits"), required=True, rows=2)


class CloseForm(Form):
    outcome = choice(pgettext_lazy("of a case", "How did it end?"), told.OUTCOMES, none=_("Choose"))
    words = paragraph(_("What came of it, and why"), rows=2)
    same_as = line(_("Number of the other case"), most=14)


class ReopenForm(Form):
    words = paragraph(_("Why it is taken up again"), required=True, rows=2)


class PartyForm(Form):
    """One more of the chain: by name; chosen where more than one is called so."""

    party = line(_("Who"), required=True)
    party_phone = line(_("His phone"), most=20, inputmode="tel")
    role = choice(_("What is he to her?"), told.ROLES)


class WitnessForm(Form):
    name = line(_("Who saw it"), required=True)
    saw = paragraph(_("What she saw"), rows=2)


class EvidenceForm(Form):
    sort = choice(_("What is it?"), told.SORTS)
    file = forms.FileField(label=_("Photo, PDF or recording"), required=False)
    said = line(_("What it shows, or where it lies"), most=200)
    got_from = line(_("From whom"))


class PassForm(Form):
    to = forms.UUIDField(required=False)
    to_said = line(_("Or to an office"))
    why = line(_("What for"), most=200)


class FilingForm(Form):
    forum = choice(_("Where"), told.FORUMS, none=_("Choose"))
    number = line(_("Number there, if there is one"), most=60)
    filed_on = day(_("Filed on"))
    words = paragraph(_("What was asked for"), rows=2)


class NumberForm(Form):
    number = line(_("Number there"), most=60, required=True)


class HearingForm(Form):
    at = IndiaMoment(label=_("Day and hour"))
    where = line(_("Room or place"))


class ToldForm(Form):
    """What came of a hearing."""

    came = forms.ChoiceField(label=_("What came of it"), choices=[*told.CAME.items()])
    order = Amount(_("Sum ordered, rupees"))
    next_at = IndiaMoment(label=_("Next hearing"), required=False)
    words = paragraph(_("What was said"), rows=2)


class LeaveForm(Form):
    why = choice(_("Why she leaves"), told.LEFT_WHY)
    words = paragraph(_("In her words"), rows=2)


class AuthorityForm(Form):
    how = choice(_("How she asked us"), {code: text for code, text in told.AUTHORITY.items() if code})
    union_since = day(_("Member of the union since"))
    is_all = forms.BooleanField(label=_("All who claim in this case asked the same"), required=False)


class PasteForm(Form):
    text = forms.CharField(
        label=_("Lines of the sheet"), max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}), strip=False,
    )  # fmt: skip


class SessionForm(Form):
    topic = choice(_("About what"), told.TOPICS)
    held_on = day(_("Held on"))
    place_said = line(_("Where"), required=True)
    men = forms.IntegerField(label=_("Men"), min_value=0, initial=0)
    women = forms.IntegerField(label=_("Women"), min_value=0, initial=0)


class OnCallForm(Form):
    who = forms.UUIDField()
    phone = line(_("Phone"), most=20, required=True, inputmode="tel")
    starts_at = IndiaMoment(label=_("From"))
    ends_at = IndiaMoment(label=_("Until"))


class ConductForm(Form):
    party = forms.UUIDField()
    what = forms.ChoiceField(choices=[*told.CONDUCTS.items()])


class ReviewForm(Form):
    agrees = forms.ChoiceField(choices=[("yes", ""), ("no", "")])


class HazriForm(Form):
    """Which days of the diaries, by whose word where two contradict, with their money or without."""

    since = day(_("Worked from"), required=True)
    until = day(_("Worked until"), required=True)
    by = choice(_("Where diaries contradict, it goes by"), KEEPERS)
    with_money = forms.BooleanField(label=_("Advances and payments of the diaries too"), required=False)


GRID = ("since", "until", "days", "rate", "overtime", "advance", "paid", "owed")


def grid_said(asked: Any, person_id: UUID, row: Any) -> ClaimantSaid:
    """One line of the grid of days and rates. Raises what the rules of amounts raise, `cases.bad_day`."""
    text = {name: str(asked.get(f"{name}-{row.id}", "")).strip() for name in GRID}
    return ClaimantSaid(
        person_id,
        since=grid_day(text["since"]),
        until=grid_day(text["until"]),
        half_days=half_days_of(text["days"]),
        rate_paise=paise_of(text["rate"], field="rate"),
        basis=row.basis or "day",
        overtime_hours=hours_of(text["overtime"]),
        advance_paise=paise_of(text["advance"], field="advance") or 0,
        paid_paise=paise_of(text["paid"], field="paid") or 0,
        owed_said_paise=paise_of(text["owed"], field="owed"),
        skill=row.skill,
        hours_a_day=row.hours_a_day,
    )


def grid_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as wrong:
        raise Problem("cases.bad_day", _("This day is still to come, or too long ago.")) from wrong
