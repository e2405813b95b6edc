"""What somebody hostile, or a broken program, types: values for every field, and each page's own fields.

Fields are read out of the pages themselves and out of the views. Not here: any test.
"""

import inspect
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote_from_bytes, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import Resolver404, resolve
from hypothesis import strategies as st

ASKED_FOR = re.compile(r"""(?:GET|POST|FILES|data)(?:\.get|\.getlist|\.pop)?[(\[]\s*["'](\w+)["']""")
HOSTILE_TEXTS = (
    "", " ", "\x00", "Rama\x00Bai", "\x01\x08\x1b[31m", "\ud800", "a\udfffb", "\uffff", "\ufeff",
    "\u202eiaB amaR", "\u200f\u200e\u2066", "Z\u0351\u0302" * 300, "x" * 10_000, "कि" * 5_000, "💀" * 300,
    "\n\r\n\t", "a\r\nSet-Cookie: x=1", "0", "-1", "00", "1e309", "-1e309", "NaN", "Infinity", "9" * 400,
    "2147483648", "-2147483649", "9223372036854775808", "0.1", "1,00,000", "०१२३", "٣", "²", "½", "true",
    "null", "None", "[]", "{}", "[[[[", '{"a": {"a": 1}}', '"', "0000-00-00", "0000-01-01", "9999-12-31",
    "9999-99-99", "2026-02-31", "31/02/2026", "10000-01-01", "-2026-01-01", "1-1-1", "0001-01-01",
    "31.12.9999", "2026-11-22T25:61", "9999-12-31T23:59", "0001-01-01T00:00", "24:00", "=1+1",
    "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "{% load x %}", "%(name)s", "%s%n", "' OR 1=1 --",
    "\\", "%", "_%", "../../etc/passwd", "http://evil.example/", "//evil.example", "javascript:alert(1)",
    "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "not-a-uuid",
    "9829012345", "+" + "9" * 40, "on", "yes", "2", "20", "A", "hi", "xx", "people.register_worker",
)  # fmt: skip
RAW_BYTES = (b"\xff\xfe", b"\xc0\x80", b"\xed\xa0\x80", b"%", b"%zz", b"a%00b")
FILES = (
    (b"", "empty.csv", "text/csv"),
    (b"\x00" * 64, "zero.jpg", "image/jpeg"),
    (b"\xff\xd8\xff\xe0 not a picture", "../../face.jpg", "image/jpeg"),
    (b"PK\x03\x04" + b"\x00" * 40, "b\x00omb.xlsx", "application/octet-stream"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old.xls", "application/vnd.ms-excel"),
    (b"Name,Age\n\xff\xfe,\x00\n=1+1,9999999999999999999999\n", "\u202elsx.csv", "text/csv"),
    (b"<svg onload='alert(1)'/>", "x.svg", "image/svg+xml"),
    (b"ID3" + b"\xff" * 90, "sound.mp3", "audio/mpeg"),
    (b"%PDF-1.7\n%%EOF", "paper.pdf", "application/pdf"),
    (b"{" * 3000, "deep.json", "application/json"),
)


# What an empty line of its kind takes: a form must be right in most, for what is wrong in one to be reached.
PLAIN = {
    "date": "2026-03-01", "number": "34", "tel": "9829012345", "time": "10:30",
    "password": "wrong pass phrase 8", "datetime-local": "2026-03-01T10:30", "checkbox": "on",
    "textarea": "said at the desk", "text": "Rama Bai Meena",
}  # fmt: skip


@dataclass
class Fields:
    """What a page's form may send: each name with values that its own page offers."""

    honest: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    files: set[str] = field(default_factory=set)

    def take(self, other: "Fields") -> None:
        for name, values in other.honest.items():
            self.honest[name] |= values
        self.files |= other.files


class _Forms(HTMLParser):
    """Every form of a page: where it goes and what it holds; and what its links ask."""

    def __init__(self, here: str) -> None:
        super().__init__(convert_charrefs=True)
        self.here, self.found, self.target, self.name = here, {}, here, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.target = said.get("action") or self.here
        if said.get("formaction"):
            self.target = said["formaction"]
        if tag in ("input", "select", "textarea", "button") and said.get("name"):
            self.name = said["name"]
            fields = self.found.setdefault(self.target, Fields())
            plain = PLAIN.get(tag if tag == "textarea" else said.get("type", "text"))
            fields.honest[self.name] |= {value for value in (said.get("value"), plain) if value}
            if said.get("type") == "file":
                fields.files.add(self.name)
        if tag == "option" and self.name and self.target in self.found:
            self.found[self.target].honest[self.name].add(said.get("value", ""))
        if tag == "a" and "?" in said.get("href", ""):
            self._asks(said["href"])

    def _asks(self, href: str) -> None:
        parts = urlsplit(href)
        fields = self.found.setdefault(parts.path or self.here, Fields())
        for pair in parts.query.split("&"):
            name, _equals, value = pair.partition("=")
            fields.honest[name].add(value)


def forms_of(path: str, text: str) -> dict[str, Fields]:
    """Page name -> what its forms send, as far as this page shows them."""
    parser = _Forms(path)
    parser.feed(text)
    found: dict[str, Fields] = {}
    for target, fields in parser.found.items():
        name = name_of(urlsplit(target).path or path)
        if name:
            found.setdefault(name, Fields()).take(fields)
    return found


def name_of(path: str) -> str:
    """The page at an address; "" where there is none."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


@cache
def asked_for(path: str) -> frozenset[str]:
    """Names that the module of this page's view asks a request for, and fields of its forms."""
    view = inspect.unwrap(resolve(path).func)
    module = inspect.getmodule(view)
    names = set(ASKED_FOR.findall(inspect.getsource(module))) if module else set()
    for thing in list(vars(module).values() if module else ()):
        names |= set(getattr(thing, "base_fields", {}))
        if isinstance(thing, str) and thing.endswith(("_", "-", ":")):  # the beginning of a field's name
            names |= {f"{thing}1", f"{thing}\x00", f"{thing}00000000-0000-0000-0000-000000000000"}
    return frozenset(names)


STRANGE = ("", "x", "\x00", "page", "__proto__", "a[0]")
TEXTS = st.one_of(st.sampled_from(HOSTILE_TEXTS), st.text(max_size=40), st.integers().map(str))


def said_in(names: list[str], honest: dict[str, set[str]], ids: list[str]) -> st.SearchStrategy[Any]:
    """Name -> values: as the form would send them but for a few that are hostile, missing or said many
    times; or all of it wild."""
    offered = {name: sorted(honest.get(name) or {"1"}) for name in names}
    right = {name: st.sampled_from(values).map(lambda one: [one]) for name, values in offered.items()}
    hostile = st.lists(st.one_of(TEXTS, TEXTS, st.sampled_from(ids)), max_size=3)
    spoilt = st.dictionaries(st.sampled_from(names or ["x"]), hostile, max_size=3)
    wild = st.dictionaries(st.sampled_from([*names, *STRANGE]), hostile, max_size=12)
    form = st.tuples(st.fixed_dictionaries(right), spoilt).map(lambda pair: {**pair[0], **pair[1]})
    return st.one_of(form, form, wild)


FILES_SENT = st.sampled_from(FILES)


def file_of(sent: tuple[bytes, str, str]) -> SimpleUploadedFile:
    content, name, kind = sent
    upload = SimpleUploadedFile(name, content, kind)
    upload.name = name
    return upload


def encoded(said: dict[str, list[str]], raw: bytes = b"") -> bytes:
    """As a browser sends a form, but with whatever bytes: lone surrogates, NUL, no UTF-8 at all."""
    pairs = [quoted(name) + b"=" + quoted(value) for name, values in said.items() for value in values]
    return b"&".join([*pairs, *([b"raw=" + raw, raw] if raw else [])])


def quoted(text: str) -> bytes:
    return quote_from_bytes(text.encode("utf-8", "surrogatepass")).encode()
