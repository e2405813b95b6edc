"""What stands around every page, drawn once for each person, language and set of entries: top bar and menu.

Not here: the page between them (templates/web/page.html).
"""

from functools import lru_cache
from typing import Any

from django import template
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from hamrah.ground.languages import languages
from hamrah.web.tongues import names_of_house

register = template.Library()

# What differs from page to page is filled into what was drawn: three signs that no keyboard writes.
TOKEN, ADDRESS, HERE = "\ue001", "\ue002", "\ue003"
KEPT_AT_MOST = 1024


@register.simple_tag(takes_context=True)
def top(context: template.Context) -> SafeString:
    """The bar on top: search box, language, account."""
    request, actor = context["request"], context.get("actor")
    others = actor.others if actor else ()
    drawn = _drawn_top(get_language() or "", context.get("search_url", ""), actor, others)
    filled = drawn.replace(TOKEN, get_token(request)).replace(ADDRESS, escape(request.get_full_path()))
    filled = filled.replace(HERE, escape(request.resolver_match.view_name if request.resolver_match else "-"))
    return mark_safe(filled)  # noqa: S308 - the template escaped what it drew; a token is plain letters


@lru_cache(KEPT_AT_MOST)
def _drawn_top(language: str, search_url: str, actor: Any, _others: tuple[Any, ...]) -> SafeString:
    """`_others` only tells actors apart: the organisations she could change to are no part of who she is."""
    told = {
        "actor": actor,
        "search_url": search_url,
        "tongue": language,
        "languages": list(languages().values()),
        "csrf_token": TOKEN,
        "address": ADDRESS,
        "here": HERE,
    }
    return render_to_string("web/parts/top.html", told)


@register.inclusion_tag("web/parts/names.html")
def house_name() -> dict[str, Any]:
    """The house's own name in the page's script, and small in another."""
    here, beside = names_of_house(get_language() or "")
    return {"here": here, "beside": beside}


@register.simple_tag(takes_context=True)
def menu(context: template.Context) -> SafeString:
    """The menu as drawn for these entries in this language; nobody's name stands in it."""
    at = {"/": "home", "/menu/": "menu"}.get(context["request"].path, "")
    return _drawn_menu(get_language() or "", tuple(context["menu"]), at)


@lru_cache(KEPT_AT_MOST)
def _drawn_menu(language: str, entries: tuple[Any, ...], at: str) -> SafeString:
    return render_to_string("web/parts/menu.html", {"menu": entries, "at": at})
