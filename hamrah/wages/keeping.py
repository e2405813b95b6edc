"""Which files a worker's phone keeps of `/hazri/`, under a version of their content. Not here: the page."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from hamrah.wages.own_diary import shell

WORKER = "wages/hazri/worker.js"
FILES = (
    "web/hamrah.css",
    "web/icons.svg",
    "web/mark.svg",
    "wages/days.css",
    "wages/hazri/hazri.css",
    *(f"wages/hazri/{name}.js" for name in ("page", "diary", "kept", "seal", "shown", "drawn")),
    "cards/field/later/qr.js",
    "web/fonts/devanagari-400.woff2",
    "web/fonts/names-devanagari.woff2",
    "web/fonts/names-gujarati.woff2",
)


@cache
def worker_script() -> str:
    """The service worker with its list of files. Its bytes change when any of them does."""
    pages = [reverse("hazri:page"), *(reverse(f"hazri:{code}") for code, _name in settings.LANGUAGES)]
    kept = {"version": version(), "files": [*pages, *(settings.STATIC_URL + name for name in FILES)]}
    return f"const KEPT = {json.dumps(kept)};\n{content_of(WORKER).decode()}"


def version() -> str:
    digest = hashlib.sha256()
    for name in (*FILES, WORKER):
        digest.update(content_of(name))
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            digest.update(render_to_string("wages/hazri.html", shell()).encode())
    return digest.hexdigest()[:16]


def content_of(name: str) -> bytes:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_bytes()
