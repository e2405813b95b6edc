"""The page on which cards get their look, shown as printed before anything is kept. Not here: the verb."""

import base64
import binascii
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hamrah.cards import actions, told
from hamrah.cards.actions.designing import drawable
from hamrah.cards.designs import design_said, dressed
from hamrah.cards.drawing.sample import pictures
from hamrah.cards.drawing.words import LANGUAGES
from hamrah.cards.issuer import face_of, hides_its_name
from hamrah.cards.rules.design_file import LONGEST_BACK, DesignSaid
from hamrah.cards.rules.logo import LARGEST_BYTES, logo_refused
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation, organisation_of
from hamrah.web.asked import Asked
from hamrah.web.forms import Form, command_of
from hamrah.web.gate import page

MARKS = ("logo", "no_logo", "accent", "back")


class DesignForm(Form):
    """What an organisation decides. `kept`: the logo of the last preview; a browser sends no file twice."""

    logo = forms.FileField(
        label=_("Logo"),
        help_text=_("SVG of plain shapes, or PNG; at most 200 kB. It stands before your name."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/svg+xml,image/png"}),
    )
    no_logo = forms.BooleanField(label=_("No logo"), required=False)
    first = forms.ChoiceField(label=_("First language"))
    second = forms.ChoiceField(label=_("Second language"), required=False)
    lines = forms.MultipleChoiceField(
        label=_("What a worker may choose beyond name and number"),
        choices=list(told.LINES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    accent = forms.CharField(
        label=_("Colour of your name and the lines"),
        widget=forms.TextInput(attrs={"type": "color"}),
    )
    back = forms.CharField(
        label=_("A sentence of yours on the back"),
        required=False,
        widget=forms.TextInput(attrs={"maxlength": LONGEST_BACK}),
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *said: Any, is_hidden: bool, **options: Any) -> None:
        super().__init__(*said, **options)
        for name in MARKS if is_hidden else ():
            del self.fields[name]
        languages = list(told.LANGUAGES.items())
        self.fields["first"].choices = languages  # type: ignore[attr-defined]
        self.fields["second"].choices = [("", _("None")), *languages]  # type: ignore[attr-defined]
        self.fields["second"].help_text = _unread()

    @property
    def said(self) -> DesignSaid:
        """The design. Raises `cards.design`, `cards.accent`."""
        typed = self.cleaned_data
        return DesignSaid(
            typed.get("accent") or DesignSaid.accent,
            tuple(filter(None, (typed["first"], typed["second"]))),
            tuple(typed["lines"]),
            typed.get("back", ""),
        )

    def logo_after(self, before: bytes | None) -> bytes | None:
        """The logo wanted: none, the file chosen now, that of the last preview, the one of before.

        Raises `cards.logo`."""
        typed = self.cleaned_data
        if "logo" not in self.fields or typed["no_logo"]:
            return None
        if typed["logo"]:
            return drawable(typed["logo"].read(LARGEST_BYTES + 1))
        if typed["kept"]:
            return drawable(_read(typed["kept"]))
        return before


def _unread() -> str:
    """In which languages nobody whose language it is has read our words."""
    unread = [str(told.LANGUAGES[code]) for code, words in LANGUAGES.items() if not words.reviewed]
    said = _("Our words are not yet read by a speaker in %(languages)s: show them to one first.")
    return str(said) % {"languages": ", ".join(unread)} if unread else ""


def _read(kept: str) -> bytes:
    try:
        return base64.b64decode(kept, validate=True)
    except binascii.Error:
        raise logo_refused("broken") from None


@page("cards.set_design")
def design(request: Asked) -> HttpResponse:
    """The look of today, or as typed: shown as printed; kept only when said so."""
    organisation = organisation_of(request.actor.organisation_id)
    said, logo = design_said()
    is_hidden, kept = hides_its_name(organisation), request.POST.get("kept", "")
    form = DesignForm(
        request.POST or None, request.FILES or None, is_hidden=is_hidden, initial=_initial(said)
    )
    is_typed = False
    if request.method == "POST" and form.is_valid():
        try:
            wanted = form.logo_after(logo)
            kept = base64.b64encode(wanted or b"").decode()
            said, logo, is_typed = form.said, wanted, True
            if request.POST.get("what") == "save":
                return _set(request, said, logo)
        except Problem as problem:
            form.show(problem)
    context = {
        "form": form,
        "is_hidden": is_hidden,
        "issuer": face_of(organisation).name,
        "is_typed": is_typed,
        "has_logo": bool(logo),
        "kept": kept,
        "pictures": _shown(organisation, said, logo),
    }
    return render(request, "cards/design.html", context, status=422 if form.errors else 200)


def _set(request: Asked, said: DesignSaid, logo: bytes | None) -> HttpResponse:
    actions.set_design(request.actor, command=command_of(request), said=said, logo=logo)
    messages.success(request, _("From now on cards are printed like this."))
    return redirect("cards:design")


def _initial(said: DesignSaid) -> dict[str, Any]:
    first, second = (*said.languages, "")[:2]
    return {"accent": said.accent, "first": first, "second": second, "lines": said.lines, "back": said.back}


def _shown(organisation: Organisation, said: DesignSaid, logo: bytes | None) -> list[tuple[Any, str]]:
    face = face_of(organisation)
    drawn = pictures(dressed(organisation, said, logo), host=face.host, prefix=face.prefix, lines=said.lines)
    return list(zip((_("Front"), _("Back")), drawn, strict=True))
