"""Shape of what is said on pages of links. Not here: what is allowed (actions/)."""

from typing import Any

from django import forms

from hamrah.ground.words import _
from hamrah.links import told
from hamrah.links.actions import ConsentToLink
from hamrah.links.agreed import ALWAYS, labels
from hamrah.people import told as people_told
from hamrah.web.forms import Form


class ConsentForm(Form):
    """What she agrees to: what they may tell us, what we tell beside who she is, how, how long. Nothing is
    chosen beforehand: what nobody said is no consent (DPDP Act 2023, s. 6(1))."""

    wants = forms.MultipleChoiceField(
        label=_("They may tell us"), widget=forms.CheckboxSelectMultiple, required=False
    )
    gives = forms.MultipleChoiceField(
        label=_("We tell them, beside her name, father, village and age"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    days = forms.TypedChoiceField(
        label=_("For how long?"), choices=[("", ""), *told.DAYS.items()], coerce=int
    )
    how = forms.ChoiceField(label=_("How did she agree?"), choices=[("", ""), *people_told.WAYS.items()])
    witness = forms.CharField(label=_("Witness"), max_length=120, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        words = labels()
        self.fields["wants"].choices = list(words.items())  # type: ignore[attr-defined]
        beside = [(name, label) for name, label in words.items() if name not in ALWAYS]
        self.fields["gives"].choices = beside  # type: ignore[attr-defined]

    def said(self) -> ConsentToLink:
        cleaned = self.cleaned_data
        return ConsentToLink(
            wants=tuple(cleaned["wants"]),
            gives=tuple(cleaned["gives"]),
            how=cleaned["how"],
            days=cleaned["days"],
            witness=cleaned["witness"],
        )


class CardForm(ConsentForm):
    """The same, for a card of another organisation that she shows."""

    card = forms.CharField(
        label=_("Number of the card, or the text of its code"),
        max_length=4000,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    field_order = ("card",)


class AnswerForm(Form):
    """Yes or no to another organisation, and why, for us alone."""

    gives = forms.TypedChoiceField(
        label=_("What do we answer?"),
        choices=[("yes", _("Yes: tell them what she agreed to, and link")), ("no", _("No"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Remark, for us alone"),
        max_length=200,
        required=False,
        help_text=_("The other side hears yes or no, and no reason."),
    )


class TermsForm(Form):
    """How the organisation takes part."""

    answers = forms.ChoiceField(
        label=_("Who answers when partners ask?"),
        choices=[(code, words[0]) for code, words in told.ANSWERS.items()],
        widget=forms.RadioSelect,
    )
    is_sensitive = forms.BooleanField(
        label=_("To be known by us could hurt: nobody of our register may be found"),
        required=False,
        help_text=_("For shelters, women's groups, rescue work. It counts from this moment, for everybody."),
    )
