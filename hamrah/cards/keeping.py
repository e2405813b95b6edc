"""The service worker of `/verify/`: which files the page keeps, under a version of their content.

Not here: what the worker does (static/cards/verify/worker.js); the network's lists (kept.js keeps them).
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from hamrah.cards.believing import pinned_root
from hamrah.cards.verifying import VerifyForm, shell

WORKER, READER = "cards/verify/worker.js", "cards/verify/reader.js"
# Compiling the code reader is allowed in its own worker and nowhere else.
READER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
OWN = """
    base45 card cbor cose inflate judge kept keys leaf network number page refusal scanner shown sight
    status_list trust_list
"""
SHELL = (
    "web/hamrah.css",
    "web/icons.svg",
    "web/mark.svg",
    "cards/verify/verify.css",
    *(f"cards/verify/{name}.js" for name in OWN.split()),
)
# Fetched when the page already stands: heavy, and not needed by every browser.
LATER = (
    "vendor/zxing-wasm/es/reader/index.js",
    "vendor/zxing-wasm/es/share.js",
    "vendor/zxing-wasm/reader/zxing_reader.wasm",
    "vendor/noble-ed25519/index.js",
    "web/fonts/devanagari-400.woff2",
    "web/fonts/devanagari-600.woff2",
    "web/fonts/gujarati-400.woff2",
    "web/fonts/odia-400.woff2",
    "web/fonts/names-devanagari.woff2",
    "web/fonts/names-gujarati.woff2",
)


def worker(request: HttpRequest) -> HttpResponse:
    """The worker with its list of files. Its bytes change when any of them does, and browsers look daily."""
    response = HttpResponse(_worker(pinned_root()), content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


def reader(request: HttpRequest) -> HttpResponse:
    """The worker that reads codes. It stands under `/verify/`, else the service worker would not serve it."""
    response = HttpResponse(content_of(READER), content_type="text/javascript")
    response.headers["Content-Security-Policy"] = READER_POLICY
    return response


@cache
def _worker(root: bytes | None) -> str:
    """`root` stands in the page: with another one the page is another."""
    pages = [reverse("verify:page"), *(reverse(f"verify:{code}") for code, _name in settings.LANGUAGES)]
    kept = {
        "version": version(),
        "shell": [*pages, *(settings.STATIC_URL + name for name in SHELL)],
        "later": [reverse("verify:reader"), *(settings.STATIC_URL + name for name in LATER)],
    }
    return f"const KEPT = {json.dumps(kept)};\n{content_of(WORKER).decode()}"


def version() -> str:
    """One text for all that is kept: page in each language, scripts, style, drawings."""
    digest = hashlib.sha256()
    for name in (*SHELL, *LATER, READER, WORKER):
        digest.update(content_of(name))
    digest.update(_pages().encode())
    return digest.hexdigest()[:16]


def _pages() -> str:
    drawn = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            lasting = {**shell(), "form": VerifyForm(), "served_s": "0"}
            drawn.append(render_to_string("cards/verify.html", lasting))
    return "".join(drawn)


def content_of(name: str) -> bytes:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_bytes()
