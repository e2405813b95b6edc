"""Shape of what is said of a party. Not here: what is allowed (actions.py)."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from hamrah.employers import told
from hamrah.employers.models import Party
from hamrah.employers.naming import alike
from hamrah.ground.words import _
from hamrah.places.rules import Found, find_place, index
from hamrah.web.forms import Form

PLACES = ("city", "district", "block")


def line(label: Any, *, most: int = 120, required: bool = False, **attrs: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget)


class MonthField(forms.CharField):
    """A month of a year; the first of it."""

    widget = forms.DateInput(attrs={"type": "month", "placeholder": "2026-11"})

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        try:
            return date.fromisoformat(f"{text[:7]}-01") if text else None
        except ValueError as wrong:
            raise forms.ValidationError(_("Write the month as 2026-11.")) from wrong


class PartyForm(Form):
    """What a party is called, what it is, where it is found."""

    name = line(_("Name"), required=True)
    kind = forms.ChoiceField(label=_("What is it?"), choices=[("", ""), *told.KINDS.items()])
    place_said = line(_("City or district"))
    phone = line(_("Phone"), most=20, inputmode="tel")
    name.help_text = _("As workers say it, in any script.")

    def said(self) -> dict[str, Any]:
        """What the verb takes; a place that is clear is noted as such."""
        facts = {name: self.cleaned_data[name] for name in self.fields}
        return {**facts, "place_id": place_meant(facts["place_said"])}


class CorrectForm(PartyForm):
    """The same without the phone, which has a page of its own to be added and ended."""

    phone = None  # type: ignore[assignment]


class AliasForm(Form):
    name = line(_("Another name"), required=True)


class PhoneForm(Form):
    phone = line(_("Another number"), most=20, required=True, inputmode="tel")


class EndForm(Form):
    until = MonthField(label=_("Until (month)"))


class LinkForm(Form):
    """For whom it works: a name that is looked for, and asked back where more than one is called so."""

    works_for = line(_("Works for"), required=True)
    upper = forms.ChoiceField(label=_("Which one?"), required=False, widget=forms.RadioSelect)
    since = MonthField(label=_("Since (month)"), required=False)
    works_for.help_text = _("Somebody of this list; add him first if he is not in it.")

    def __init__(self, *args: Any, actor: Any, party: Party, **options: Any) -> None:
        super().__init__(*args, **options)
        self.meant: Party | None = None
        self.found = []
        if self.is_bound:
            said = str(self.data.get("works_for", ""))
            self.found = [one for one in alike(actor, name=said) if one.id != party.id]
            asked: Any = self.fields["upper"]
            asked.choices = [(str(one.id), words_of(one)) for one in self.found]

    @property
    def is_unclear(self) -> bool:
        return len(self.found) > 1

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        chosen = said.get("upper", "")
        if not self.found and said.get("works_for"):
            self.add_error("works_for", _("Nobody of this name is noted."))
        elif self.is_unclear and not chosen:
            self.add_error("upper", _("More than one has this name. Choose."))
        self.meant = next((p for p in self.found if not self.is_unclear or str(p.id) == chosen), None)
        return said


def words_of(party: Party) -> str:
    """A party so that it is told from others of its name."""
    beside = [str(told.KINDS.get(party.kind, "")), party.place_said]
    return f"{party.name} ({', '.join(filter(None, beside))})"


def place_meant(text: str) -> UUID | None:
    """The city, district or block that a text clearly means."""
    for kind in PLACES if text.strip() else ():
        match find_place(text, kind=kind, index=index()):
            case Found(place=place):
                return place.id
    return None
