"""How a worker's facts read in one line: stage, relation, age. Not here: the row around them."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from hamrah.ground.day import today
from hamrah.people import told
from hamrah.people.models import Person

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
