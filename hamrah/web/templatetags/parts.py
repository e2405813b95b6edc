"""The parts pages are made of: icons, the hidden command, numbers and days in the page's language.

Not here: the markup of larger parts; those are includes in templates/web/parts/.
"""

import unicodedata
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from hamrah.ground import day_words, numbers
from hamrah.ground.counts import shown_count
from hamrah.ground.ids import new_id

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, extra: str = "") -> SafeString:
    """One drawing of the sprite (static/web/icons.svg). Always beside words, so hidden from readers."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true"><use href="/static/web/icons.svg#{}"/></svg>',
        extra,
        name,
    )


@register.simple_tag
def command_field() -> SafeString:
    """The hidden id that makes a form's verb happen once, however often it is sent."""
    return format_html('<input type="hidden" name="command" value="{}">', new_id())


@register.simple_tag
def button(url_name: str, label: Any, *ids: Any, icon_name: str = "", kind: str = "") -> SafeString:
    """A link that looks like the button it is."""
    drawing = icon(icon_name) if icon_name else ""
    return format_html(
        '<a class="button {}" href="{}">{}{}</a>', kind, reverse(url_name, args=ids), drawing, label
    )


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: Any) -> str:
    """The page's own query string with some values changed: links of pages and filters."""
    query: QueryDict = context["request"].GET.copy()
    for key, value in changes.items():
        query[key] = str(value)
    return f"?{query.urlencode()}"


@register.filter
def number(value: int | None) -> str:
    """1,23,456."""
    return "" if value is None else numbers.grouped(int(value))


@register.filter
def upto(count: int) -> str:
    """A count of what waits: 27, or 1,000+ where nobody counted further."""
    return shown_count(count)


@register.filter
def short_number(value: int | None) -> str:
    """12.3 lakh / 12.3 लाख."""
    if value is None:
        return ""
    figure, unit = numbers.lakh_and_crore(int(value))
    words = {"lakh": pgettext("number", "lakh"), "crore": pgettext("number", "crore")}
    return f"{figure} {words[unit]}" if unit else figure


@register.filter
def rupees(paise: int | None) -> str:
    """₹1,23,456 from paise."""
    return "" if paise is None else numbers.rupees(int(paise))


@register.filter
def day(value: date | None) -> str:
    """21 Nov 2026 / 21 नव॰ 2026."""
    return day_words.day_words(value, get_language() or "en") if value else ""


@register.filter
def month(value: date | None) -> str:
    """Nov 2026 / नव॰ 2026."""
    return day_words.month_words(value, get_language() or "en") if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """21 Nov 2026, 16:05."""
    return day_words.moment_words(value, get_language() or "en") if value else ""


@register.filter
def initials(name: str) -> str:
    """The first letter (with its vowel signs) of the first two words, where no photo is."""
    return "".join(_first_letter(word) for word in str(name).split()[:2])


def _first_letter(word: str) -> str:
    end = 1
    while end < len(word) and unicodedata.category(word[end]) in ("Mn", "Mc"):
        end += 1
    return word[:end]
