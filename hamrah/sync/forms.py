"""Forms of the pages of phones: for whom, what happened, a file. Not here: rules."""

from typing import Any

from django import forms

from hamrah.ground.words import _
from hamrah.sync.told import ENDS
from hamrah.web.forms import Form


class InviteForm(Form):
    """Whose phone it will be."""

    user = forms.ChoiceField(label=_("Whose phone"))

    def __init__(self, *args: Any, users: list[Any], **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["user"].choices = [(str(user.id), user.name) for user in users]  # type: ignore[attr-defined]


class EndForm(Form):
    """What happened to a phone."""

    how = forms.ChoiceField(
        label=_("What happened"),
        choices=[(how, words) for how, (words, _hint) in ENDS.items()],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label=_("Where and how, as far as known"), required=False, max_length=200)


class RescueForm(Form):
    """A file that a phone exported."""

    file = forms.FileField(label=_("File from the phone"))
