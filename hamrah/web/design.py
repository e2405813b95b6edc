"""The living design page: every component of the house as the pages use it, from the very same templates.

Not here: the components (templates/web/parts/), their look (static/web/hamrah.css). Everybody on this page is
invented.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from hamrah.ground.languages import languages
from hamrah.ground.room import Setting, Task
from hamrah.ground.words import _
from hamrah.web.asked import Asked
from hamrah.web.contrast import colours_in, contrast
from hamrah.web.forms import Form

STYLESHEET = Path(__file__).parent / "static" / "web" / "hamrah.css"
SPRITE = Path(__file__).parent / "static" / "web" / "icons.svg"
# Letters on their ground, as the stylesheet pairs them; text must reach 4.5.
PAIRS = (
    *(("ink", "paper"), ("ink", "sheet"), ("ink", "shade"), ("soft", "paper"), ("soft", "sheet")),
    *(("soft", "shade"), ("neel", "paper"), ("neel", "sheet"), ("white", "neel"), ("white", "neel-deep")),
    *(("neel-deep", "neel-pale"), ("haldi", "neel-deep"), ("haldi-ink", "haldi-pale"), ("ink", "haldi")),
    *(("lal", "sheet"), ("ink", "lal-pale"), ("hara", "sheet"), ("ink", "hara-pale"), ("mitti", "sheet")),
)
# Invented names as long as real ones get, each in the script it was said in.
NAMES = (
    ("en", "Shrimati Lakshmikanwar Bhuriben Parmeshwarbhai Gameti-Kharadi"),
    ("hi", "श्रीमती लक्ष्मीकुँवर भूरीबाई परमेश्वरलाल गमेती खराड़ी"),
    ("gu", "શ્રીમતી લક્ષ્મીકુંવર ભૂરીબેન પરમેશ્વરભાઈ ગમેતી ખરાડી"),
    ("or", "ଶ୍ରୀମତୀ ଲକ୍ଷ୍ମୀପ୍ରିୟା ପରମେଶ୍ୱର ମହାକୁଡ଼ ନାୟକ"),
)
LENGTHS = ((_("Gogunda"), 1240, 100), (_("Kotda"), 710, 57), (_("Jhadol"), 96, 8))


class ExampleForm(Form):
    """Every kind of field."""

    name = forms.CharField(label=_("Name"), max_length=120)
    phone = forms.CharField(label=_("Phone"), required=False, help_text=_("Ten digits."))
    where = forms.ChoiceField(label=_("Where"), choices=[("", "–"), ("g", _("Gogunda")), ("k", _("Kotda"))])
    since = forms.DateField(label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    how = forms.ChoiceField(
        label=_("How did she agree?"),
        choices=[("thumb", _("Thumb")), ("spoken", _("Spoken"))],
        widget=forms.RadioSelect,
    )
    seen = forms.BooleanField(label=_("Paper seen"), help_text=_("Only that it was seen."), required=False)
    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    paper = forms.FileField(label=_("The file"), required=False)


@dataclass(frozen=True)
class Pair:
    """Letters on a ground with how well they can be read."""

    letters: str
    ground: str
    ratio: float

    @property
    def is_enough(self) -> bool:
        return self.ratio >= 4.5


@cache
def pairs() -> tuple[Pair, ...]:
    """Every pair with its contrast, computed from the stylesheet as it is."""
    colours = colours_in(STYLESHEET.read_text(encoding="utf-8"))
    return tuple(
        Pair(letters, ground, round(contrast(colours[letters], colours[ground]), 1))
        for letters, ground in PAIRS
    )


@cache
def icons() -> tuple[str, ...]:
    """The names of the sprite's drawings."""
    return tuple(part.split('"')[0] for part in SPRITE.read_text(encoding="utf-8").split('<symbol id="')[1:])


def design(request: Asked) -> HttpResponse:
    """One page that shows each component; open to everybody who is signed in."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    return render(request, "web/design.html", {**_words(), **_states(), "request": request})


def _words() -> dict[str, Any]:
    wrong = ExampleForm({"name": "", "phone": "98290", "where": "x", "since": "yesterday"})
    wrong.add_error("phone", _("A phone number has ten digits."))
    return {"plain": ExampleForm(), "wrong": wrong, "names": NAMES, "pairs": pairs(), "icons": icons()}


def _states() -> dict[str, Any]:
    return {
        "task": Task(_("Handed in: check and accept"), "#", "check", 1001, 12),
        "calm_task": Task(_("Cards to print"), "#", "print", 7),
        "setting": Setting(_("Settings"), _("Your own, and the organisation's."), "settings", "", "settings"),
        "page": Paginator(range(100), 25).page(2),
        "steps": [_("Find"), _("Consent"), _("Photo"), _("Hand in")],
        "lengths": LENGTHS,
        "day": date(2026, 11, 22),
        "languages": list(languages().values()),
        "tongue": get_language(),
        "address": "/design/",
    }
