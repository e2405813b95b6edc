"""Shape of a spell's form: months, words, rupees, the place meant. Not here: what is allowed (rules.py)."""

from datetime import date
from typing import Any

from django import forms

from hamrah.employers import told as employers_told
from hamrah.employers.forms import words_of
from hamrah.employers.models import Party
from hamrah.employers.naming import alike
from hamrah.employers.rules import ten_digits
from hamrah.ground.words import _
from hamrah.journeys import told
from hamrah.journeys.models import Spell
from hamrah.journeys.rules import first_of_month, in_paise
from hamrah.journeys.whereto import Meant, meant_by
from hamrah.organisations.actions import villages_named
from hamrah.people.models import Person
from hamrah.web.forms import Form


class MonthField(forms.CharField):
    """A month of a year; the first of it."""

    widget = forms.DateInput(attrs={"type": "month", "placeholder": "2026-11"})

    def clean(self, value: Any) -> date | None:
        try:
            return first_of_month(super().clean(value))
        except ValueError as wrong:
            raise forms.ValidationError(_("Write the month as 2026-11.")) from wrong


def choices(words: dict[str, Any]) -> list[tuple[str, Any]]:
    return [("", ""), *words.items()]


def rupees(label: Any) -> forms.DecimalField:
    """An amount in rupees, two decimals at most."""
    return forms.DecimalField(
        label=label, required=False, min_value=0, max_value=10_000_000, decimal_places=2
    )


def line(label: Any, *, most: int = 120, required: bool = False, **attrs: Any) -> forms.CharField:
    """One line of text that the browser does not fill by itself."""
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget)


def count(label: Any, *, least: int, most: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=least, max_value=most)


class SpellForm(Form):
    """Where from and to, when, with whom, for what pay."""

    home_said = line(_("From (village)"))
    destination_said = line(_("Where to"), required=True, list="destinations")
    destination = forms.ChoiceField(label=_("Which one?"), required=False, widget=forms.RadioSelect)
    left_on = MonthField(label=_("Month of leaving"), required=False)
    expected_on = MonthField(label=_("Expected back"), required=False)
    sector = forms.ChoiceField(label=_("Kind of work"), choices=choices(told.SECTORS), required=False)
    occupation = line(_("Work there"), most=60)
    recruited_how = forms.ChoiceField(label=_("How found"), choices=choices(told.RECRUITED), required=False)
    travelling_with = forms.ChoiceField(label=_("Goes with"), choices=choices(told.WITH), required=False)
    rate = rupees(_("Wage, in rupees"))
    rate_basis = forms.ChoiceField(label=_("For"), choices=choices(told.BASES), required=False)
    days_a_month = forms.IntegerField(
        label=_("Days of work in a month"), required=False, min_value=1, max_value=31
    )
    earner = forms.ChoiceField(label=_("Paid to"), choices=list(told.EARNERS.items()), required=False)
    advance = rupees(_("Advance (peshgi), in rupees"))
    advance_from = line(_("Advance from whom"), most=80)
    paid_how = forms.ChoiceField(label=_("How it is paid"), choices=choices(told.PAID_HOW), required=False)
    food_stay = forms.ChoiceField(label=_("Food and stay"), choices=choices(told.FOOD_STAY), required=False)
    living = forms.ChoiceField(label=_("Where she lives there"), choices=choices(told.LIVING), required=False)
    children_along = count(_("Children under 14 along"), least=0, most=20)
    earners = count(_("How many of the family work"), least=1, most=20)
    hours_a_day = count(_("Hours of work a day"), least=1, most=24)
    keeps_diary = forms.NullBooleanField(
        label=_("Attendance diary"), widget=forms.Select(choices=list(told.YES_NO)), required=False
    )

    destination_said.help_text = _("A city or a labour stand, in any script.")
    SAME = (
        "left_on",
        "expected_on",
        "sector",
        "occupation",
        "recruited_how",
        "travelling_with",
        "rate_basis",
        "advance_from",
        "paid_how",
        "food_stay",
        "living",
        "children_along",
        "earners",
        "hours_a_day",
        "keeps_diary",
    )

    def __init__(self, *args: Any, person: Person, spell: Spell | None = None, **options: Any) -> None:
        hers = {"home_said": person.village_said, "occupation": person.occupation, "sector": person.sector}
        options.setdefault("initial", hers)
        super().__init__(*args, **options)
        self.person, self.spell, self.is_as_noted = person, spell, False
        if spell:  # when she left is said by setting off
            del self.fields["left_on"]
        self.places: list[Meant] = []
        self.meant: Meant | None = None
        # An office's own word for a sector stays a choice of hers.
        own = options["initial"].get("sector")
        if own and own not in told.SECTORS:
            sectors = self.fields["sector"]
            sectors.choices = [*sectors.choices, (own, own)]  # type: ignore[attr-defined]
        if self.is_bound:
            self._look_up(str(self.data.get("destination_said", "")))

    def _look_up(self, text: str) -> None:
        self.is_as_noted = bool(text) and text == self.initial.get("destination_said")
        self.places = [] if self.is_as_noted and self.spell else meant_by(text)
        asked = self.fields["destination"]
        asked.choices = [(one.key, one.words) for one in self.places] + [("as_said", _("None of these"))]  # type: ignore[attr-defined]

    @property
    def is_unclear(self) -> bool:
        """More than one place may be meant: the page asks."""
        return len(self.places) > 1

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        chosen = said.get("destination", "")
        if self.is_unclear and not chosen:
            self.add_error("destination", _("More than one place has this name. Choose."))
        if chosen != "as_said":
            self.meant = next((one for one in self.places if not self.is_unclear or one.key == chosen), None)
        if said.get("rate") and not said.get("rate_basis"):
            self.add_error("rate_basis", _("Say for what: a day, a month, a piece."))
        return said

    def said(self) -> dict[str, Any]:
        """Facts of the spell as the verb takes them; money in paise."""
        cleaned = self.cleaned_data
        facts = {name: cleaned[name] for name in self.SAME if name in cleaned}
        facts |= {
            "destination_said": cleaned["destination_said"],
            "destination_id": self.meant.place_id if self.meant else None,
            "stand_id": self.meant.stand_id if self.meant else None,
            "rate_paise": in_paise(cleaned["rate"]),
            "advance_paise": in_paise(cleaned["advance"]),
            "days_a_month": cleaned["days_a_month"],
            "earner": cleaned["earner"] or "person",
        }
        if self.spell and self.is_as_noted:
            facts |= {"destination_id": self.spell.destination_id, "stand_id": self.spell.stand_id}
        return {**facts, **self._home(cleaned["home_said"])}

    def _home(self, text: str) -> dict[str, Any]:
        if text == self.initial.get("home_said"):
            return {}
        village = villages_named([text]).get(text) if text else None
        return {"home_said": text, "home_id": village.id if village else None}


class ReturnForm(Form):
    """How a journey ended, and in which month."""

    how = forms.ChoiceField(
        label=_("What happened"), choices=list(told.ENDS.items()), widget=forms.RadioSelect
    )
    returned_on = MonthField(label=_("Month"), required=False)


class FoundForm(ReturnForm):
    """What became of her with whom contact was lost."""

    how = forms.ChoiceField(
        label=_("What happened"), choices=list(told.FOUND.items()), widget=forms.RadioSelect
    )


class EngageForm(Form):
    """Who had to do with a journey: a name looked for first, and added only if nobody is called so."""

    name = line(_("Name or phone"), required=True)
    role = forms.ChoiceField(label=_("As what"), choices=choices(told.ROLES))
    party = forms.ChoiceField(label=_("Which one?"), required=False, widget=forms.RadioSelect)
    kind = forms.ChoiceField(
        label=_("Add as"), choices=[("", ""), *employers_told.KINDS.items()], required=False
    )
    name.help_text = _("As she says it, in any script.")

    def __init__(self, *args: Any, actor: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.found: list[Party] = []
        self.meant: Party | None = None
        if self.is_bound:
            said = str(self.data.get("name", ""))
            self.found = alike(actor, name=said, phone=ten_digits(said))
            asked: Any = self.fields["party"]
            asked.choices = [(str(one.id), words_of(one)) for one in self.found] + [
                ("new", _("None of these: it is another one"))
            ]

    @property
    def is_asked(self) -> bool:
        return bool(self.found)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        chosen = said.get("party", "")
        self.meant = next((one for one in self.found if str(one.id) == chosen), None)
        if self.found and not chosen:
            self.add_error("party", _("Is it one of these? Choose."))
        elif self.meant is None and said.get("name") and not said.get("kind"):
            self.add_error("kind", _("Nobody else of this name is noted. Say what it is, and it is added."))
        return said


class SetOffForm(ReturnForm):
    """Whether what was planned has begun, and in which month."""

    how = forms.ChoiceField(
        label=_("What happened"), choices=list(told.SET_OFF.items()), widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("how") == "left" and "returned_on" in said and not said["returned_on"]:
            self.add_error("returned_on", _("In which month did she leave?"))
        return said
