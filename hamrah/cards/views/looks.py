"""The page where an organisation says how its cards look. Not here: what a design may say (rules)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hamrah.cards import actions, told
from hamrah.cards.designs import design_said
from hamrah.cards.drawing.words import LANGUAGES
from hamrah.cards.rules.design_file import LINES, LONGEST_BACK, DesignSaid
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page

LARGEST_LOGO = 200_000
TONGUES = {
    "en": "English", "hi": "हिन्दी", "gu": "ગુજરાતી", "mr": "मराठी", "or": "ଓଡ଼ିଆ", "ta": "தமிழ்",
    "te": "తెలుగు", "kn": "ಕನ್ನಡ", "bn": "বাংলা",
}  # fmt: skip
PRINTED = [(code, name) for code, name in TONGUES.items() if code in LANGUAGES]


class LooksForm(Form):
    """How cards look."""

    first = forms.ChoiceField(label=_("Larger language"), choices=PRINTED)
    second = forms.ChoiceField(
        label=_("Second language"), choices=[("", _("None")), *PRINTED], required=False
    )
    accent = forms.CharField(label=_("Colour"), widget=forms.TextInput(attrs={"type": "color"}))
    lines = forms.MultipleChoiceField(
        label=_("What a worker may choose beyond name and number"),
        choices=[(line, told.LINES[line]) for line in LINES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    back = forms.CharField(
        label=_("A sentence on the back"),
        max_length=LONGEST_BACK,
        required=False,
        help_text=_("Such as: Open Monday to Saturday, 10 to 5."),
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("SVG or PNG. Left empty, the one you have stays."),
        widget=forms.FileInput(attrs={"accept": ".svg,.png"}),
    )
    no_logo = forms.BooleanField(label=_("Without a logo"), required=False)

    def said(self) -> DesignSaid:
        """Raises `cards.design`, `cards.accent`."""
        said = self.cleaned_data
        languages = tuple(filter(None, (said["first"], said["second"])))
        return DesignSaid(said["accent"].lower(), languages, tuple(said["lines"]), said["back"])

    def logo_kept(self, before: bytes | None) -> bytes | None:
        """The new logo, else the one before, else none. Raises `cards.logo`."""
        if self.cleaned_data["no_logo"]:
            return None
        upload = self.cleaned_data["logo"]
        if upload is None:
            return before
        if upload.size > LARGEST_LOGO:
            raise Problem("cards.logo", _("This logo cannot be used: %(why)s."), field="logo", why="200 kB")
        return bytes(upload.read())


@page("cards.set_design")
def design(request: Asked) -> HttpResponse:
    """Colour, languages, lines, the sentence on the back, the logo."""
    said, logo = design_said()
    form = LooksForm(request.POST or None, request.FILES or None, initial=_initial(said))
    if request.method == "POST" and form.is_valid():
        try:
            chosen = {"said": form.said(), "logo": form.logo_kept(logo)}
            actions.set_design(request.actor, command=command_of(request), **chosen)
            messages.success(request, _("From now on cards are printed like this."))
            return redirect("cards:design")
        except Problem as problem:
            form.show(problem)
    return render(request, "cards/looks.html", {"form": form, "has_logo": logo is not None})


def _initial(said: DesignSaid) -> dict[str, Any]:
    first, *second = said.languages
    return {
        "first": first,
        "second": second[0] if second else "",
        "accent": said.accent,
        "lines": list(said.lines),
        "back": said.back,
    }
