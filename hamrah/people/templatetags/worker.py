"""How a worker's facts read in a list: her row, stage, relation, age.

The row is written in Python and not as a template: a list has twenty, and they were a third of its time.
"""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

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
    return format_html(
        '<li class="person">{}<div class="who"><a href="{}">{}{}</a>{}<span class="soft small">{}</span>{}{}'
        "</div>{}</li>",
        row_photo(person),
        person.get_absolute_url(),
        person.name,
        person.known_as and format_html(' <span class="alias">({})</span>', person.known_as),
        _soft(person.name_latin if person.name_script != "Latn" else ""),
        facts_line(person),
        why and format_html('<span class="why">{}{}</span>', icon("check"), why),
        _soft(but and gettext("but %(reasons)s") % {"reasons": but}),
        "" if person.state == ACCEPTED else stage_chip(person.state),
    )


def row_photo(person: Person) -> SafeString:
    """Her photo, or her initials where there is none."""
    if person.photo_id is None:
        return format_html('<span class="photo " aria-hidden="true">{}</span>', initials(person.name))
    return format_html(
        '<span class="photo " aria-hidden="true"><img src="{}" alt="" loading="lazy" width="96" height="120">'
        "</span>",
        address_of("people:photo", person.id),
    )


def facts_line(person: Person) -> str:
    """Father: Bherulal · Neemdi, Udaipur · 32 years."""
    place = ", ".join(filter(None, (person.village_said, person.village_said and person.district_said)))
    return " · ".join(filter(None, map(str, (relation_words(person), place)))) + age_words(person)


def _soft(text: Any) -> Any:
    return text and format_html('<span class="soft small">{}</span>', text)


@register.simple_tag
def purpose_name(purpose: str) -> Any:
    """A purpose of consent in words."""
    return told.purpose_words(purpose)
