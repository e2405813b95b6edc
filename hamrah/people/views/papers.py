"""Papers to print: the blank form, the sheet to be stamped, the notice. Not here: how they are drawn."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from hamrah.ground.languages import SOURCE, Language, chain, languages
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.people.papers import drawing
from hamrah.people.views.attesting import listed
from hamrah.web.asked import Asked
from hamrah.web.gate import page

PAPERS: dict[str, tuple[Any, Any, Callable[[Asked, str], bytes]]] = {}


def _paper(name: str, title: Any, says: Any) -> Callable[..., Any]:
    def keep(draw: Callable[[Asked, str], bytes]) -> Callable[[Asked, str], bytes]:
        PAPERS[name] = (title, says, draw)
        return draw

    return keep


@_paper("form", _("Blank registration form"), _("The same questions as on the page, to fill in by hand."))
def _form(request: Asked, language: str) -> bytes:
    return drawing.blank_form(organisation_of(request.actor.organisation_id), language)


@_paper("attestation", _("Attestation sheet"), _("Forty lines for one stamp of the panchayat or office."))
def _attestation(request: Asked, language: str) -> bytes:
    people = listed(request, request.GET.getlist("person"))
    return drawing.attestation_sheet(organisation_of(request.actor.organisation_id), language, people)


@_paper("notice", _("Consent notice"), _("To read out and to give her: each purpose, and her rights."))
def _notice(request: Asked, language: str) -> bytes:
    organisation = organisation_of(request.actor.organisation_id)
    return drawing.consent_notice(request.actor, organisation, language)


@page("people.register_worker")
def papers(request: Asked) -> HttpResponse:
    """Which papers there are, each in every language."""
    rows = [(name, title, says, offered(name)) for name, (title, says, _draw) in PAPERS.items()]
    return render(request, "people/papers.html", {"papers": rows})


def offered(name: str) -> list[Language]:
    """The languages of a paper; the notice only where somebody has read it over."""
    return [one for one in languages().values() if name != "notice" or one.notices]


@page("people.register_worker")
def paper(request: Asked, name: str) -> HttpResponse:
    """One paper as PDF, in the language asked for, else the page's."""
    possible = [one.code for one in offered(name)]
    of_page = next(code for code in chain(get_language() or SOURCE) if code in possible)
    language = request.GET.get("language") or of_page
    if name not in PAPERS or language not in possible:
        raise Http404
    content = PAPERS[name][2](request, language)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}-{language}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)
