"""Forms of signed papers and of what a worker's phone shows. Not here: what is allowed (actions/)."""

from collections.abc import Sequence
from typing import Any

from django import forms

from hamrah.ground.words import _
from hamrah.wages import told
from hamrah.wages.forms.parts import choice, day, line
from hamrah.wages.papers.wording import LANGUAGES
from hamrah.web.forms import Form

# A file of text; a photograph of a screen is none.
LARGEST_FILE = 5_000


class PaperForm(Form):
    """Which paper, of which time, in which language."""

    kind = choice(_("Which paper?"), told.PAPERS, widget=forms.RadioSelect)
    since = day(_("From (diary only)"))
    until = day(_("Until"), required=True)
    trade = forms.ChoiceField(label=_("Only work as"), required=False)
    language = choice(_("In which language"), LANGUAGES)
    with_money = forms.BooleanField(label=_("Diary: with what was paid and cut"), required=False)

    def __init__(self, *args: Any, trades: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        asked: Any = self.fields["trade"]
        asked.choices = [("", _("Every work")), *((one, one) for one in trades)]


class PhoneForm(Form):
    """The text of the code, or the file, that her phone gave."""

    text_said = forms.CharField(
        label=_("Text of the code"), required=False, max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Scan the square on her phone with any scanner, and paste what it reads."),
    )  # fmt: skip
    file = forms.FileField(label=_("Or the file she sent"), required=False)
    for_whom = line(_("For whom did she work, where her phone does not say it?"))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("text_said") and not said.get("file"):
            self.add_error("text_said", _("Paste the text, or choose the file."))
        elif said.get("file") and said["file"].size > LARGEST_FILE:
            self.add_error("file", _("This is not the file of a diary."))
        return said

    def text(self) -> str:
        said = self.cleaned_data
        return said["text_said"] or said["file"].read().decode("ascii", "replace")

    def show(self, problem: Any) -> None:
        """A refused text is named beside where it came from."""
        named = "file" if problem.field == "text" and not self.cleaned_data.get("text_said") else "text_said"
        field = named if problem.field == "text" else problem.field
        self.add_error(field if field in self.fields else None, str(problem))
