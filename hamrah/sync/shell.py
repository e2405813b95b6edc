"""Which files make the app on the phone, and their one version. Not here: the pages (views/field.py)."""

import hashlib
import json
import os
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from hamrah.ground.languages import languages
from hamrah.sync.saying import words_in
from hamrah.sync.scripts import field_scripts
from hamrah.sync.voices import recorded_in, voices_in

BOOT = "sync/field/boot.js"
# Only what stands at the head of a module: what is imported inside a function can wait.
IMPORTED = re.compile(r'^(?:import|export)\b[^;]*?from "([^"]+)";', re.MULTILINE)
WORKER, COURIER, READER = "sync/field/worker.js", "sync/field/courier.js", "cards/verify/reader.js"
# Screens of a room that are opened now and then: not needed before the first entry.
LATER_FOLDER = "/field/later/"
ICONS = ("sync/field/icon-192.png", "sync/field/icon-512.png")
# Of other rooms' pages, what the phone uses too.
VERIFIER = (
    "base45 card cbor cose inflate judge keys kept leaf network number refusal sight status_list trust_list"
)
SHARED = (
    "web/hamrah.css",
    "web/icons.svg",
    "web/mark.svg",
    "ground/names.js",
    *(f"cards/verify/{name}.js" for name in VERIFIER.split()),
)
# Fetched once the app stands: heavy, and the first entry can be made without.
LATER = (
    *ICONS,
    "vendor/zxing-wasm/es/reader/index.js",
    "vendor/zxing-wasm/es/share.js",
    "vendor/noble-ed25519/index.js",
    "vendor/zxing-wasm/reader/zxing_reader.wasm",
    "web/fonts/devanagari-400.woff2",
    "web/fonts/devanagari-600.woff2",
    "web/fonts/names-devanagari.woff2",
    "web/fonts/names-gujarati.woff2",
)


@cache
def shell_files() -> tuple[str, ...]:
    """Names under /static/ without which the app does not begin."""
    scripts = (name for name in _script_names() if LATER_FOLDER not in name)
    return (*SHARED, "sync/field/field.css", *sorted(set(scripts) - {WORKER}))


@cache
def door_scripts() -> tuple[str, ...]:
    """Every module that is needed before somebody can type her secret: the page names them, so that they come
    side by side and not one after the other."""
    found, asked = [], [BOOT]
    while asked:
        name = asked.pop(0)
        if name not in found:
            found.append(name)
            asked += [_beside(name, said) for said in IMPORTED.findall(content_of(name).decode())]
    return tuple(found)


def _beside(name: str, said: str) -> str:
    """A module as another names it: by its address, or from where that one stands."""
    if said.startswith(settings.STATIC_URL):
        return said.removeprefix(settings.STATIC_URL)
    return os.path.normpath(f"{name}/../{said}")


@cache
def later_files() -> tuple[str, ...]:
    """Names under /static/ that are fetched once the app stands."""
    return (*sorted(name for name in _script_names() if LATER_FOLDER in name), *LATER)


def _script_names() -> list[str]:
    return [path.as_posix().split("/static/", 1)[1] for path in field_scripts()]


@cache
def rooms_of_field() -> tuple[str, ...]:
    """The rooms that bring screens, lowest floor first; sync's own are part of the app."""
    brought = (path.parts[-2] for path in field_scripts() if path.name == "field.js")
    return tuple(sorted(set(brought) - {"sync"}, key=settings.ROOMS.index))


def addresses() -> list[str]:
    """What the service worker keeps before the app counts as kept."""
    words = [reverse("field:words", args=[code]) for code, one in languages().items() if one.whole]
    own = [reverse("field:page"), reverse("field:courier"), reverse("field:manifest"), *words, *rules()]
    return [*own, *(settings.STATIC_URL + name for name in shell_files())]


def rules() -> list[str]:
    """Likeness on the phone: the same tables as the office's scorer."""
    return [reverse("people:field_rules")]


def later_addresses() -> list[str]:
    """What it keeps when there is time."""
    words = [reverse("field:words", args=[code]) for code, one in languages().items() if not one.whole]
    spoken = [address for code in languages() for address in voices_in(code).values()]
    return [reverse("field:reader"), *words, *spoken, *(settings.STATIC_URL + name for name in later_files())]


def version() -> str:
    """One text for all that is kept; another as soon as any byte of it is. A recording may be put there, or
    spoken anew, at any time."""
    spoken = [recorded_in(code) for code in languages()]
    return hashlib.sha256(f"{_version_of_files()} {spoken}".encode()).hexdigest()[:12]


@cache
def _version_of_files() -> str:
    digest = hashlib.sha256()
    for name in (*shell_files(), *later_files(), WORKER, READER):
        digest.update(content_of(name))
    for code in languages():
        digest.update(json.dumps(words_in(code), sort_keys=True).encode())
    return digest.hexdigest()


@cache
def built_at() -> str:
    """When the newest of its files was written: a clock before that day is wrong."""
    newest = max(path_of(name).stat().st_mtime for name in shell_files())
    return datetime.fromtimestamp(newest, UTC).isoformat(timespec="seconds")


@cache
def content_of(name: str) -> bytes:
    return path_of(name).read_bytes()


def path_of(name: str) -> Path:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found)
