"""The public page that checks a card: the text of its code, or its number's form.

Not here: judging a code (rules/reading.py). No sign-in, no list of people, nothing kept.
"""

import base64
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hamrah.cards import told
from hamrah.cards.rules.claim169 import Card
from hamrah.cards.rules.number import LENGTH, parse_number
from hamrah.cards.rules.reading import LONGEST_TEXT, Verified, read
from hamrah.cards.trust import Trust, trust_of_this_house
from hamrah.ground.day import INDIA
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.web.forms import Form

# A number typed with blanks and dashes is never longer; a code is never shorter.
LONGEST_NUMBER = 2 * LENGTH


class VerifyForm(Form):
    """What stands on the card: the text of its code, or its number."""

    said = forms.CharField(
        label=_("Text of the code, or card number"),
        max_length=LONGEST_TEXT,
        help_text=_("Scan the code with any scanner, copy its text and put it here."),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "spellcheck": "false"}),
    )


def verify(request: HttpRequest) -> HttpResponse:
    """Open to everybody: what a code says and what it is worth."""
    form = VerifyForm(request.POST or None)
    answer: Mapping[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["said"].strip()
        answer = of_number(said) if len(said) <= LONGEST_NUMBER else of_code(said, trust_of_this_house())
        # Whoever stands at the device next sees no code to copy.
        form = VerifyForm()
    response = render(request, "cards/verify.html", {"form": form, **answer})
    response.headers["Cache-Control"] = "no-store"
    return response


def of_number(text: str) -> dict[str, Any]:
    """Whether a number is written as numbers are; never whether there is such a card."""
    try:
        number = parse_number(text)
    except Problem as problem:
        return {"told": {"kind": "bad", "heading": _("Not a card number"), "sentence": str(problem)}}
    told_of = {
        "kind": "warn",
        "heading": _("The number %(number)s is well written") % {"number": number},
        "sentence": _("A number can be copied. Whether the card is genuine, only its code tells."),
    }
    return {"told": told_of}


def of_code(text: str, trust: Trust) -> dict[str, Any]:
    """What the code says, and its verdict in words; of a code that nobody signed, nothing is shown."""
    found = read(text, keys=trust.keys, at=int(time.time()), standing=trust.standing)
    kind, heading, sentence = told.VERDICTS[found.verdict]
    answer: dict[str, Any] = {"told": {"kind": kind, "heading": heading, "sentence": sentence}}
    if not isinstance(found, Verified):
        return answer
    card = found.card
    expires = datetime.fromtimestamp(card.expires_at, UTC).astimezone(INDIA)
    return {
        **answer,
        "card": card,
        "face": face_of(card),
        "expires": expires,
        "issuer": trust.names.get(card.issuer, ""),
    }


def face_of(card: Card) -> str:
    """The face inside the code as a picture of the page."""
    if card.face_webp is None:
        return ""
    return "data:image/webp;base64," + base64.b64encode(card.face_webp).decode()
