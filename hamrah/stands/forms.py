"""Shape of what is noted at a stand. Not here: what is allowed (actions.py)."""

from typing import Any

from django import forms

from hamrah.ground.words import _
from hamrah.stands import told
from hamrah.stands.rules import MOST_MET
from hamrah.web.forms import Form


def day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}))


def number(label: Any, *, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=required, min_value=0, max_value=MOST_MET)


def line(label: Any, *, most: int) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=most, required=False, widget=widget)


class VisitForm(Form):
    visited_on = day(_("Day"))
    staff = line(_("Who was there of us"), most=120)
    met_men = number(_("Men met"))
    met_women = number(_("Women met"))
    leaflets = number(_("Leaflets given"))
    complaints = number(_("Complaints heard"))
    complaints_said = line(_("Complaints about what"), most=300)
    talked_of = line(_("What was talked of"), most=200)

    complaints_said.help_text = _("Without names: a worker's own complaint belongs to her record.")


class HeadCountForm(Form):
    counted_on = day(_("Day"))
    men = number(_("Men"), required=True)
    women = number(_("Women"), required=True)
    children = number(_("Children"))


class RateForm(Form):
    seen_on = day(_("Day"))
    trade = forms.ChoiceField(label=_("Work"), choices=[("", ""), *told.TRADES.items()])
    rate = forms.DecimalField(label=_("Rupees a day"), min_value=0, max_value=100_000, decimal_places=2)
    whom = forms.ChoiceField(label=_("Paid to"), choices=list(told.WHOM.items()), required=False)

    def said(self) -> dict[str, Any]:
        facts = dict(self.cleaned_data)
        rate_paise = int(facts.pop("rate") * 100)
        return {**facts, "rate_paise": rate_paise}
