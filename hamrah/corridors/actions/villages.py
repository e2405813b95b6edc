"""A village's list of who is away: begun, asked for, printed, ended. Not here: who stands on it
(village_list.py), the second person's yes (disclosures)."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.corridors.models import ListSheet, VillageList
from hamrah.corridors.rules.few import FEWEST
from hamrah.corridors.told import RECEIVERS
from hamrah.corridors.village_list import COLUMNS, Line, lines_of, on_list
from hamrah.disclosures.actions.exporting import Terms, ask_for
from hamrah.disclosures.paper import left_on_paper, refuse_unready
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import Village

# Ordinary facts of who she is; the state and the month are no finer than these.
TIER = 3


@dataclass(frozen=True)
class ListSaid:
    """To whom a list goes: `receiver` panchayat or health, the name of who takes it, how to reach them, for
    what, until when it may be kept."""

    receiver: str
    name: str
    contact: str
    purpose: str
    kept_until: date


@verb("corridors.begin_list")
def begin_list(actor: Any, *, village: Village, why: str) -> VillageList:
    """From now on her village's workers may be asked whether they stand on its list. Raises
    `corridors.say_why`, `corridors.list_kept`."""
    if not why.strip():
        raise Problem("corridors.say_why", _("Say for what the village needs a list."), field="why")
    if VillageList.objects.kept().filter(village=village).exists():
        raise Problem("corridors.list_kept", _("A list of this village is kept already."), field="village")
    made: VillageList = VillageList.objects.create(
        village=village, why=why.strip(), begun_by_id=actor.user_id
    )
    return made


@verb("corridors.end_list")
def end_list(actor: Any, *, kept: VillageList) -> VillageList:
    """No list of this village is printed any more. What each said stays with her. Raises
    `corridors.list_ended`."""
    refuse_ended(kept)
    kept.ended_on = today()
    kept.save(update_fields=["ended_on"])
    return kept


def refuse_ended(kept: VillageList) -> None:
    if kept.ended_on is not None:
        raise Problem("corridors.list_ended", _("No list of this village is kept any more."))


@verb("corridors.ask_list")
def ask_list(actor: Any, *, kept: VillageList, said: ListSaid) -> ListSheet:
    """Ask for a list on paper: an export like any other, with a second person's yes above fifty workers.
    Raises `corridors.list_ended`, `corridors.no_such_receiver`, `corridors.too_few`, what `refuse_terms` and
    `refuse_number` raise."""
    refuse_ended(kept)
    if said.receiver not in RECEIVERS:
        raise Problem("corridors.no_such_receiver", _("Say who receives the list."), field="receiver")
    people, name = on_list(actor, kept.village), kept.village.name
    refuse_few(people)
    terms = Terms(
        purpose=said.purpose, basis="consent_village", recipient=said.name, contact=said.contact,
        body=f"{RECEIVERS[said.receiver]}, {name}", kept_until=said.kept_until,
        words=str(_("Who is away from %(village)s, and agreed to this list") % {"village": name}),
    )  # fmt: skip
    export = ask_for(actor, people=people, columns=COLUMNS, highest_tier=TIER, terms=terms)
    made: ListSheet = ListSheet.objects.create(of=kept, export=export)
    return made


def refuse_few(people: Sequence[Any]) -> None:
    if len(people) < FEWEST:
        raise Problem(
            "corridors.too_few",
            _("Fewer than %(fewest)d who are away agreed to it: a list of so few points at each of them."),
            fewest=FEWEST,
        )


@verb("corridors.print_list")
def print_list(actor: Any, *, sheet: ListSheet) -> ListSheet:
    """The list goes out once more: of those who were agreed on, whoever still stands on it now. Each time is
    noted, with everyone on it as looked at. Raises `corridors.list_ended`, `corridors.too_few`, what
    `refuse_unready` raises."""
    refuse_ended(sheet.of)
    refuse_unready(sheet.export)
    lines = lines_of(actor, sheet.of.village, among=sheet.export.people)
    refuse_few(lines)
    left_on_paper(actor, sheet.export, [line.person.id for line in lines], sha256=hash_of(lines))
    return sheet


def hash_of(lines: Sequence[Line]) -> bytes:
    """SHA-256 of what stood on it, so that a paper seen again elsewhere can be recognised."""
    said = [
        [line.person.name, line.person.relation_name, line.hamlet, f"{line.left_on:%Y-%m}",
         line.state.code if line.state else ""]
        for line in lines
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).digest()
