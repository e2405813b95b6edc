"""The app on a phone: its one page, its workers, its words. Nobody is signed in, nobody is named here.

Not here: what the app does (static/sync/field), what it asks of the office (/sync/).
"""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext

from hamrah.ground.languages import languages
from hamrah.sync import shell
from hamrah.sync.saying import words_in
from hamrah.sync.voices import KINDS, voice_called, voices_in
from hamrah.web.tongues import names_of_house

# Tighter than the house's: no import map, this host alone; faces come out of sealed records as blobs.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# Compiling the code reader is allowed in its own worker and nowhere else.
READER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"


def page(request: HttpRequest) -> HttpResponse:
    """One page for every address of the app: what follows the # is the phone's own."""
    here, beside = names_of_house(get_language() or "")
    told = {
        "version": shell.version(),
        "built_at": shell.built_at(),
        "scripts": shell.door_scripts(),
        "rooms": " ".join(shell.rooms_of_field()),
        "languages": "|".join(f"{code} {one.name}" for code, one in languages().items()),
        "name": here.hamrah,
        "beside": beside.hamrah,
        # Hindi first: whoever opens it the first time reads Hindi sooner than the phone's English.
        "tongue": "hi" if "hi" in languages() and not request.COOKIES else get_language(),
    }
    response = render(request, "sync/field.html", told)
    response.headers["Content-Security-Policy"] = POLICY
    return not_kept(response)


def worker(request: HttpRequest) -> HttpResponse:
    """The service worker with its list of files; its bytes change when any of them does."""
    kept = {"version": shell.version(), "shell": shell.addresses(), "later": shell.later_addresses()}
    return script(f"const KEPT = {json.dumps(kept)};\n{shell.content_of(shell.WORKER).decode()}")


def courier(request: HttpRequest) -> HttpResponse:
    """It stands under /field/, else the service worker would not serve it."""
    return script(shell.content_of(shell.COURIER))


def reader(request: HttpRequest) -> HttpResponse:
    """The worker that reads codes, under /field/ for the same reason."""
    response = script(shell.content_of(shell.READER))
    response.headers["Content-Security-Policy"] = READER_POLICY
    return response


def words(request: HttpRequest, code: str) -> HttpResponse:
    """What the app says, in one language, and what was recorded of it."""
    if code not in languages():
        raise Http404
    told = {**words_in(code), "voices": voices_in(code)}
    return not_kept(JsonResponse(told, json_dumps_params={"ensure_ascii": False}))


def voice(request: HttpRequest, code: str, file: str) -> HttpResponse:
    """One recording; only what stands in the list of its language is opened."""
    path = voice_called(code, file) if code in languages() else None
    if path is None:
        raise Http404
    return not_kept(HttpResponse(path.read_bytes(), content_type=KINDS[path.suffix]))


def manifest(request: HttpRequest) -> HttpResponse:
    """How the app stands on the home screen."""
    told: dict[str, Any] = {
        "name": gettext("Hamrah in the field"),
        "short_name": gettext("Hamrah"),
        "id": reverse("field:page"),
        "start_url": reverse("field:page"),
        "scope": reverse("field:page"),
        "display": "standalone",
        "orientation": "portrait",
        "background_color": "#f8f2e6",
        "theme_color": "#14294f",
        "icons": [
            {
                "src": f"/static/{name}",
                "type": "image/png",
                "sizes": f"{side}x{side}",
                "purpose": "any maskable",
            }
            for name, side in zip(shell.ICONS, (192, 512), strict=True)
        ],
    }
    return not_kept(HttpResponse(json.dumps(told), content_type="application/manifest+json"))


def script(content: str | bytes) -> HttpResponse:
    return not_kept(HttpResponse(content, content_type="text/javascript"))


def not_kept(response: HttpResponse) -> HttpResponse:
    """The service worker keeps it, and asks anew when there is a newer one; no cache between."""
    response.headers["Cache-Control"] = "no-cache"
    return response
