"""The shape of questions to the figures. Not here: counting."""

from django import forms

from hamrah.ground.words import _
from hamrah.web.forms import Form


class WindowForm(Form):
    """From a day to a day, both counted."""

    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class OpeningBalanceForm(Form):
    """A number from before the records."""

    value = forms.IntegerField(label=_("Number"), min_value=0)
    until = forms.DateField(
        label=_("Reached until"), widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("The last day that this number covers."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where does it come from?"), max_length=200,
        help_text=_("Annual report, page; old register, which one."),
    )  # fmt: skip
