"""Public pages: a worker's own diary, which stays on her phone; the check of a signed paper. Nothing is kept.

Not here: what her phone does (static/wages/hazri), taking in what it shows (phone.py).
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from hamrah.ground.words import _
from hamrah.wages import checking, told
from hamrah.wages.keeping import worker_script
from hamrah.wages.own_diary import shell

# As tight as the page that checks cards: nothing but this host, no inline script.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
VERDICTS = {
    checking.NOT_A_PAPER: ("bad", _("This is no paper of days, or a part of it is missing.")),
    checking.UNKNOWN: (
        "warn",
        _("Nobody known here signed this. Call the office that is named on it."),
    ),
    checking.FORGED: ("bad", _("This was changed after it was signed. Do not believe it.")),
    checking.GENUINE: ("good", _("This paper is genuine. What was signed stands below; compare it.")),
}


def diary(request: HttpRequest, tongue: str = "") -> HttpResponse:
    """The shell of her diary: no sign-in, no cookie, nothing of hers on our side."""
    with translation.override(tongue or translation.get_language()):
        return closed(render(request, "wages/hazri.html", shell()))


def worker(request: HttpRequest) -> HttpResponse:
    """The service worker that lets the page open without network."""
    response = HttpResponse(worker_script(), content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


def check(request: HttpRequest) -> HttpResponse:
    """What the code on a paper of days says, and whether it is genuine."""
    code = request.GET.get("paper", "")
    context: dict[str, Any] = {"code": code[:4_000]}
    if code.strip():
        found = checking.checked(code)
        kind, sentence = VERDICTS[found.verdict]
        context |= {"kind": kind, "sentence": sentence, "found": found}
        if found.said:
            context |= {
                "days": told.days_said(found.said.halves),
                "paper": told.PAPERS.get(found.said.kind, ""),
            }
    response = closed(render(request, "wages/check.html", context))
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def closed(response: HttpResponse) -> HttpResponse:
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Content-Language"] = translation.get_language() or ""
    return response
