"""How a worker's facts read in a list: her row, stage, relation, age.

The row is written in Python, joined and not formatted: a list has twenty, and as a template they were a third
of its time. Whatever a person typed goes through `escape`. Not here: the words (told.py).
"""

from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from hamrah.ground.day import today
from hamrah.people import told
from hamrah.people.models import Person
from hamrah.people.rules.stages import ACCEPTED
from hamrah.web.addresses import address_of
from hamrah.web.templatetags.parts import icon, initials

register = template.Library()


@register.simple_tag
def stage_chip(stage: str) -> SafeString:
    """The stage of a registration as a coloured label with its word."""
    return _chip(stage, get_language())


@lru_cache(maxsize=256)
def _chip(stage: str, _language: str | None) -> SafeString:
    words = told.stage_words(stage)
    return format_html('<span class="chip {}">{}</span>', words["kind"], words["text"])


@register.simple_tag
def relation_words(person: Person) -> Any:
    """Father: Bherulal."""
    if not person.relation_name:
        return ""
    kind = told.RELATIONS.get(person.relation)
    return f"{kind}: {person.relation_name}" if kind else person.relation_name


@register.simple_tag
def age_words(person: Person) -> str:
    """· 32 years, or nothing."""
    age = person.age_on(today())
    return "" if age is None else " · " + gettext("%(years)d years") % {"years": age}


@register.simple_tag
def worker_row(person: Person, why: Any = "", but: Any = "") -> SafeString:
    """One row of a list of people; `why` and `but`: what speaks for her being the one, and what against."""
    known_as = person.known_as and f' <span class="alias">({escape(person.known_as)})</span>'
    speaks_for = why and f'<span class="why">{icon("check")}{escape(str(why))}</span>'
    parts = (
        f'<li class="person">{row_photo(person)}<div class="who">',
        f'<a href="{person.get_absolute_url()}">{escape(person.name)}{known_as}</a>',
        _soft(person.name_latin if person.name_script != "Latn" else ""),
        f'<span class="soft small">{escape(facts_line(person))}</span>{speaks_for}',
        _soft(but and gettext("but %(reasons)s") % {"reasons": but}),
        f"</div>{'' if person.state == ACCEPTED else stage_chip(person.state)}</li>",
    )
    return mark_safe("".join(parts))  # noqa: S308 - escaped piece by piece


def row_photo(person: Person) -> str:
    """Her photo, or her initials where there is none."""
    if person.photo_id is None:
        return f'<span class="photo " aria-hidden="true">{escape(initials(person.name))}</span>'
    return (
        f'<span class="photo " aria-hidden="true"><img src="{address_of("people:photo", person.id)}" alt=""'
        ' loading="lazy" width="96" height="120"></span>'
    )


def facts_line(person: Person) -> str:
    """Father: Bherulal · Neemdi, Udaipur · 32 years."""
    place = ", ".join(filter(None, (person.village_said, person.village_said and person.district_said)))
    return " · ".join(filter(None, map(str, (relation_words(person), place)))) + age_words(person)


def _soft(text: str) -> str:
    return text and f'<span class="soft small">{escape(text)}</span>'


@register.simple_tag
def purpose_name(purpose: str) -> Any:
    """A purpose of consent in words."""
    return told.purpose_words(purpose)
