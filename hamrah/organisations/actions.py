"""Verbs on an organisation and the places it knows. Not here: its users (access)."""

from collections.abc import Sequence
from typing import Any

from hamrah.ground import context, names
from hamrah.ground.ids import new_id
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Centre, Organisation, Village

LONGEST_CODE = 8


def found_organisation(*, code: str, name: str, **facts: Any) -> Organisation:
    """Make a new organisation: only whoever holds the machine's command line does this.

    Raises `organisations.bad_code`, `organisations.code_taken`.
    """
    code = code.upper()
    if not (code.isascii() and code.isalnum() and 2 <= len(code) <= LONGEST_CODE):
        raise Problem("organisations.bad_code", _("A code is two to eight letters and digits."), field="code")
    organisation_id = new_id()
    with context.opened(door="identify"):
        if Organisation.objects.filter(code=code).exists():
            raise Problem("organisations.code_taken", _("The code %(code)s is in use."), code=code)
    with context.opened(organisation_id=organisation_id):
        return Organisation.objects.create(id=organisation_id, code=code, name=name, **facts)


@verb("organisations.add_centre")
def add_centre(actor: Any, *, name: str, name_local: str = "", phone: str = "") -> Centre:
    """Add an office. Raises nothing; two offices may share a name."""
    return Centre.objects.create(name=name, name_local=name_local, phone=phone)


@verb("organisations.add_village")
def add_village(actor: Any, *, name: str, kind: str = "village", lgd_code: int | None = None) -> Village:
    """Add a village, hamlet, stand or worksite, or answer the one that is there by that name."""
    village, _is_new = Village.objects.get_or_create(
        kind=kind, folded=folded(name), defaults={"name": name, "lgd_code": lgd_code}
    )
    return village


def folded(name: str) -> str:
    """The name as compared: sounds of its words, whatever the script."""
    return " ".join(names.sounds(word) for word in names.plain_words(name))[:120]


def villages_named(texts: Sequence[str]) -> dict[str, Village]:
    """The organisation's villages by what an office wrote, where exactly one answers to it."""
    wanted = {folded(text): text for text in texts if text}
    found: dict[str, Village] = {}
    for village in Village.objects.filter(folded__in=wanted):
        found[wanted[village.folded]] = village
    return found
