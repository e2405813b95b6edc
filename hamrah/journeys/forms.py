"""Shape of a spell's form: months, words, rupees. Not here: what is allowed (rules.py, actions.py)."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from hamrah.ground.words import _
from hamrah.journeys import told
from hamrah.journeys.rules import first_of_month
from hamrah.places.models import Place
from hamrah.places.rules import Found, find_place, index
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


class SpellForm(Form):
    """Where to, when, with whom, for what pay."""

    destination_said = forms.CharField(
        label=_("Where to"),
        max_length=120,
        widget=forms.TextInput(attrs={"list": "cities", "autocomplete": "off"}),
    )
    left_on = MonthField(label=_("Month of leaving"), required=False)
    expected_on = MonthField(label=_("Expected back"), required=False)
    occupation = forms.CharField(label=_("Work there"), max_length=60, required=False)
    recruited_how = forms.ChoiceField(label=_("How found"), choices=choices(told.RECRUITED), required=False)
    travelling_with = forms.ChoiceField(label=_("Goes with"), choices=choices(told.WITH), required=False)
    rate = rupees(_("Wage, in rupees"))
    rate_basis = forms.ChoiceField(label=_("For"), choices=choices(told.BASES), required=False)
    advance = rupees(_("Advance (peshgi), in rupees"))

    def said(self) -> dict[str, Any]:
        """Facts of the spell as the verb takes them; money in paise."""
        facts = dict(self.cleaned_data)
        facts["rate_paise"] = in_paise(facts.pop("rate"))
        facts["advance_paise"] = in_paise(facts.pop("advance"))
        city = city_called(facts["destination_said"])
        return {**facts, "destination_id": city.id if city else None}


def in_paise(amount: Decimal | None) -> int | None:
    """Rupees as whole paise."""
    return None if amount is None else int(amount * 100)


def city_called(text: str) -> Place | None:
    """The destination city meant by a text, where one is surely meant."""
    found = find_place(text, kind="city", index=index())
    if not isinstance(found, Found):
        return None
    return Place.objects.filter(kind="city", code=found.place.ref[1]).first()
