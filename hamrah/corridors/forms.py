"""Shape of what is typed into villages' lists. Not here: what is allowed (actions/villages.py)."""

from typing import Any

from django import forms

from hamrah.corridors import told
from hamrah.corridors.actions.villages import ListSaid
from hamrah.ground.words import _
from hamrah.organisations.actions import villages_like
from hamrah.people import told as people_told
from hamrah.web.forms import Form


def line(label: Any, *, most: int, hint: Any = "") -> forms.CharField:
    """One line of text that the browser does not fill by itself."""
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=most, widget=widget, help_text=hint)


class BeginForm(Form):
    """Of which village, and for what; where several are called so, which."""

    name = line(_("Village"), most=120)
    why = line(_("For what the village needs a list"), most=200)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        self.villages = villages_like(name, kind="village")
        if not self.villages:
            raise forms.ValidationError(_("No village of yours is called so. Look among the villages."))
        return name


class ListForm(Form):
    """To whom the list goes, for what, until when."""

    receiver = forms.ChoiceField(
        label=_("Who receives it"), choices=list(told.RECEIVERS.items()), widget=forms.RadioSelect
    )
    name = line(_("Who receives it (name)"), most=120)
    contact = line(_("Phone or e-mail of the recipient"), most=160)
    purpose = line(_("What for"), most=300)
    kept_until = forms.DateField(
        label=_("To be deleted there by"), widget=forms.DateInput(attrs={"type": "date"})
    )

    def said(self) -> ListSaid:
        return ListSaid(**self.cleaned_data)


class YesForm(Form):
    """How she said yes."""

    how = forms.ChoiceField(label=_("How did she agree?"), choices=list(people_told.WAYS.items()))
    witness = forms.CharField(
        label=_("Witness"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
