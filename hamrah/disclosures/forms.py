"""Shape of what is typed into disclosures. Not here: what is allowed (rules/, actions/)."""

from typing import Any
from uuid import UUID

from django import forms

from hamrah.disclosures import told
from hamrah.disclosures.actions.exporting import Terms
from hamrah.disclosures.actions.requests import Asked
from hamrah.disclosures.columns import offered
from hamrah.disclosures.paper import ON_PAPER
from hamrah.disclosures.rules.cohort import Criteria
from hamrah.ground.words import _
from hamrah.people import told as people_told
from hamrah.web.forms import Form

# What leaves on paper alone is asked for on its own page.
BASES = [(code, words) for code, words in told.BASES.items() if code not in ON_PAPER]


def line(label: Any, *, most: int = 160, required: bool = True, hint: Any = "") -> forms.CharField:
    """One line of text that the browser does not fill by itself."""
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget, help_text=hint)


def lines(label: Any, *, most: int = 2000, required: bool = True, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, max_length=most, required=required, widget=widget, help_text=hint)


def day(label: Any, *, required: bool = False) -> forms.DateField:
    return forms.DateField(label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}))


class ExportForm(Form):
    """Who, what, for what, to whom, until when."""

    words = line(
        _("Who is in it, in words"),
        most=300,
        hint=_("For example: masons who want the welfare board's card."),
    )
    occupation = line(_("Work"), most=60, required=False)
    sector = line(_("Kind of work"), most=40, required=False)
    gender = forms.ChoiceField(
        label=_("Woman or man"), required=False, choices=[("", _("Both")), *people_told.GENDERS.items()]
    )
    village = line(_("From the village"), most=120, required=False)
    district = line(_("From the district"), most=120, required=False)
    since = day(_("Registered from"))
    until = day(_("Registered until"))
    columns = forms.MultipleChoiceField(
        label=_("Columns"), widget=forms.CheckboxSelectMultiple, required=False
    )
    purpose = line(_("What for"), most=300)
    basis = forms.ChoiceField(label=_("On what ground"), choices=BASES)
    recipient = line(_("Who receives it (name)"), most=120)
    body = line(_("Of which office or organisation"))
    contact = line(_("Phone or e-mail of the recipient"))
    receiver_code = line(
        _("Its code in this network"),
        most=8,
        required=False,
        hint=_("Then it also gets it as a sealed letter."),
    )
    kept_until = day(_("To be deleted there by"), required=True)

    def __init__(self, *args: Any, actor: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["columns"]
        field.choices = [(column.name, column.label) for column in offered(actor)]

    def criteria(self, people: tuple[UUID, ...]) -> Criteria:
        """Whom it means; those chosen one by one leave no room for other conditions."""
        if people:
            return Criteria(people=people)
        names = ("village", "district", "gender", "sector", "occupation", "since", "until")
        return Criteria(**{name: self.cleaned_data[name] for name in names})

    def terms(self) -> Terms:
        names = ("purpose", "basis", "recipient", "body", "contact", "kept_until", "words", "receiver_code")
        return Terms(**{name: self.cleaned_data[name] for name in names})


class RequestForm(Form):
    """What an authority asks."""

    authority = line(_("Which authority"), hint=_("For example: police station Gogunda."))
    officer = line(_("Officer, with rank"), most=120, required=False)
    reference = line(_("Number of the letter"), most=80, required=False)
    law = line(_("Which law it names"), most=200, required=False)
    received_on = day(_("Received on"), required=True)
    due_on = day(_("Answer wanted by"))
    scope = forms.ChoiceField(
        label=_("About whom"), choices=list(told.SCOPES.items()), widget=forms.RadioSelect
    )
    words = lines(_("What is asked, in its words"))
    concerns = lines(_("Names as they wrote them"), required=False)

    def asked(self) -> Asked:
        return Asked(**self.cleaned_data)


class AdviceForm(Form):
    adviser = line(_("Who advised (lawyer)"), most=120)
    advice = lines(_("The advice"))


class DecisionForm(Form):
    decision = forms.ChoiceField(
        label=_("The answer"), choices=list(told.DECISIONS.items()), widget=forms.RadioSelect
    )
    answer = lines(_("What exactly is given or refused, and why"))


class TellingForm(Form):
    told = forms.ChoiceField(
        label=_("Was she told?"), choices=list(told.TOLD.items()), widget=forms.RadioSelect
    )
    because = line(_("Why not"), most=300, required=False)
