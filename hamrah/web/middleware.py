"""What every response gets: security headers, the language, and a page for a Problem."""

import base64
import hashlib
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render
from django.utils import translation

from hamrah.ground.problem import Problem
from hamrah.ground.refusing import AADHAAR
from hamrah.web.forms import names_with_aadhaar

Answer = Callable[[HttpRequest], HttpResponse]


def content_security(answer: Answer) -> Answer:
    """Content-Security-Policy without unsafe-inline; the import map is allowed by its hash."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", policy())
        response.headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
        return response

    return respond


class Compressed(GZipMiddleware):
    """Text goes out compressed (Django adds random bytes against BREACH); pictures and fonts already are."""

    TEXT = ("text/", "application/json", "image/svg+xml", "application/wasm")

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:  # type: ignore[override]
        if response.headers.get("Content-Type", "").startswith(self.TEXT):
            return super().process_response(request, response)  # type: ignore[return-value]
        return response


def policy() -> str:
    """The policy of every page: everything from this host only."""
    from hamrah.web.import_map import IMPORT_MAP

    digest = base64.b64encode(hashlib.sha256(IMPORT_MAP.encode()).digest()).decode()
    return (
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; object-src 'none'; "
        f"script-src 'self' 'sha256-{digest}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )


def known_methods(answer: Answer) -> Answer:
    """Pages are got and forms are posted; TRACE, PUT and whatever else is sent reach no view."""
    methods = ("GET", "HEAD", "OPTIONS", "POST")

    def respond(request: HttpRequest) -> HttpResponse:
        return answer(request) if request.method in methods else HttpResponseNotAllowed(methods)

    return respond


def language(answer: Answer) -> Answer:
    """The language of the cookie, set by the switch on every page; else the browser's."""

    def respond(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen not in dict(settings.LANGUAGES):
            chosen = translation.get_language_from_request(request)
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = answer(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    return respond


def no_aadhaar_in_addresses(answer: Answer) -> Answer:
    """An Aadhaar number typed into a search box leaves the address at once: histories keep addresses."""

    def respond(request: HttpRequest) -> HttpResponse:
        names = names_with_aadhaar(request.GET)
        if not names:
            return answer(request)
        messages.error(request, AADHAAR)
        kept = request.GET.copy()
        for name in names:
            del kept[name]
        return redirect(f"{request.path}?{kept.urlencode()}" if kept else request.path)

    return respond


def problems(answer: Answer) -> Answer:
    """A Problem that no form has shown becomes a page (or a fragment) that says it."""
    answer_to = answer

    def respond(request: HttpRequest) -> HttpResponse:
        return answer_to(request)

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Problem):
            return None
        status = 403 if error.code in ("verb.not_allowed", "verb.second_step") else 422
        return render(request, "web/problem.html", {"problem": error}, status=status)

    respond.process_exception = process_exception  # type: ignore[attr-defined]
    return respond
