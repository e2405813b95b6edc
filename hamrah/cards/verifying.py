"""The public page that checks a card: its shell for the browser's own judge, and a form for those without.

Not here: judging a code (rules/reading.py, static/cards/verify/judge.js). No sign-in, nothing kept.
"""

import base64
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from allauth.core.ratelimit import consume_or_429
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from hamrah.cards.asking import standing_of_number
from hamrah.cards.believing import root_in_force
from hamrah.cards.rules.claim169 import Card
from hamrah.cards.rules.number import LENGTH, parse_number
from hamrah.cards.rules.reading import LONGEST_TEXT, Verified, read
from hamrah.cards.trust import Trust, trust_of_this_house
from hamrah.cards.verdicts import EVERYTHING, NUMBERS, VERDICTS
from hamrah.ground.day import INDIA
from hamrah.ground.languages import languages
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.forms import Form

# A number typed with blanks and dashes is never longer; a code is never shorter.
LONGEST_NUMBER = 2 * LENGTH
# Tighter than the house's: no import map, nothing but this host. Faces come out of codes as blobs.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class VerifyForm(Form):
    """What stands on the card: the text of its code, or its number."""

    said = forms.CharField(
        label=_("Card number"),
        help_text=_("Or the text of its code, if another scanner has read it."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(
            attrs={"rows": 2, "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    agreed = forms.BooleanField(
        label=_("Ask the issuer about the number. This sends the number to the issuer; I agree."),
        required=False,
    )


# Whoever has kept the page for months may ask with it: it changes nothing, and knows nobody.
@csrf_exempt
def verify(request: HttpRequest, tongue: str = "") -> HttpResponse:
    """Open to everybody, in the language of the address or else of the visitor."""
    with translation.override(tongue or translation.get_language()):
        return _page(request, tongue)


def _page(request: HttpRequest, tongue: str) -> HttpResponse:
    form = VerifyForm(request.POST or None)
    answer: Mapping[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        said, agreed = form.cleaned_data["said"].strip(), form.cleaned_data["agreed"]
        if agreed and (refused := consume_or_429(request, action="card_number")):
            return refused
        answer = (
            of_number(said, agreed) if len(said) <= LONGEST_NUMBER else of_code(said, trust_of_this_house())
        )
        # Whoever stands at the device next sees no code to copy.
        form = VerifyForm()
    response = render(request, "cards/verify.html", {**shell(), "form": form, **answer})
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Content-Language"] = translation.get_language() or ""
    return response


def shell() -> dict[str, Any]:
    """What the page needs to judge by itself."""
    return {
        "templates": EVERYTHING,
        "root": base64.b64encode(root_in_force() or b"").decode(),
        "served_s": str(int(time.time())),
        "languages": list(languages().values()),
    }


def of_number(text: str, agreed: bool) -> dict[str, Any]:
    """Whether a number is written as numbers are; only once agreed, whether there is such a card."""
    try:
        number = parse_number(text)
    except Problem as problem:
        return {"told": NUMBERS[problem.code.replace("cards.", "")]}
    return {"told": NUMBERS[standing_of_number(number) if agreed else "number_well"], "number": number}


def of_code(text: str, trust: Trust) -> dict[str, Any]:
    """What the code says, and its verdict in words; of a card that does not count, nothing is shown."""
    found = read(text, keys=trust.keys, at=int(time.time()), standing=trust.standing)
    told = VERDICTS[found.verdict]
    if not isinstance(found, Verified):
        return {"told": told}
    issuer = {
        "issuer": trust.names.get(found.card.issuer, ""),
        "phone": trust.phones.get(found.card.issuer, ""),
    }
    return {"told": told, **issuer, **(facts_of(found.card) if told.tells else {})}


def facts_of(card: Card) -> dict[str, Any]:
    """What stands in the code, the face as a picture of the page."""
    expires = datetime.fromtimestamp(card.expires_at, UTC).astimezone(INDIA)
    face = card.face_webp and "data:image/webp;base64," + base64.b64encode(card.face_webp).decode()
    return {"card": card, "expires": expires, "face": face or ""}
