"""Every page of a running demo, found by its links, from the home page of each of the cast.

Not here: taking pictures (screens.py), states that no link shows (pages.py).
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

# Who sees what others do not: office, cases and calls, law, desk, figures, a volunteer's one form.
WALKERS = ("ela", "bina", "gita", "rupa", "asha", "farah", "charu", "ravi")
LINKS = re.compile(r"""<a\b[^>]*?\bhref=["']([^"'#]+)""")
# Of each kind of page so many are read for further links: other rows lead elsewhere.
MOST_OF_A_KIND = 2
NO_WALK = ("/account/logout/", "/static/", "/field/", "/hazri/")


def walk(page: Page, base: str, known: set[str]) -> Iterator[tuple[str, str]]:
    """Names and addresses of pages whoever is signed in can reach and nobody before her did."""
    waiting, read = deque(["/", "/menu/", "/settings/"]), Counter[str]()
    seen_on = dict.fromkeys(waiting, "its own")
    while waiting:
        address = waiting.popleft()
        name = name_of(address)
        if not name or read[name] >= MOST_OF_A_KIND:
            continue
        read[name] += 1
        answer = page.request.get(urljoin(base, address))
        if not answer.ok:
            print(f"  leads nowhere: {address} ({answer.status}), from {seen_on[address]}")
        if not answer.ok or "text/html" not in answer.headers.get("content-type", ""):
            continue
        if name not in known:
            known.add(name)
            yield name, address
        for link in links_of(answer.text(), address):
            if link not in seen_on:
                seen_on[link] = address
                waiting.append(link)


def links_of(text: str, address: str) -> Iterator[str]:
    """Addresses of this house that a page links to."""
    for link in LINKS.findall(text):
        parts = urlsplit(urljoin(address, unescape(link)))
        if not parts.scheme and not parts.netloc and not parts.path.startswith(NO_WALK):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def name_of(address: str) -> str:
    """What the routes call it, as a file may be called; nothing for an address that is no page of ours."""
    try:
        found = resolve(urlsplit(address).path)
    except Resolver404:
        return ""
    return (found.view_name or "").replace(":", "-")


def listed() -> set[str]:
    """Every page that only shows something, as the table of who may open what has it."""
    from tests.browser.every_page import NO_PAGES
    from tests.test_every_page_every_role import PAGES

    shows = (
        page for page in PAGES if page.method == "GET" and not any(sign in page.path for sign in NO_PAGES)
    )
    return {page.name.replace(":", "-") for page in shows}
