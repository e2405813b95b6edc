"""Shapes of the forms by which a paper leaves the house. Not here: what is allowed (actions/letters.py)."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from hamrah.cases import told_letters
from hamrah.cases.forms import choice, day, line
from hamrah.cases.papers.drawing import LANGUAGES
from hamrah.ground.words import _
from hamrah.web.forms import Form


class GivingForm(Form):
    """In which language, to whom, how, when."""

    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()))
    how = choice(_("How it is given"), told_letters.HOWS)
    sent_on = day(_("On which day"))
    to_said = line(_("To whom"), most=200)


class LetterForm(GivingForm):
    """A letter that is given out: which."""

    letter = choice(_("Which letter"), told_letters.NAMES)


class PapersForm(GivingForm):
    """Papers of money that are given out: whose."""

    of = forms.TypedMultipleChoiceField(
        label=_("Whose"), coerce=UUID, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        asked: Any = self.fields["of"]
        asked.choices = list(choices)
