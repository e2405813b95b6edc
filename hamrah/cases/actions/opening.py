"""A case is opened: its number, the other side, those who claim, who takes it. Not here: what follows."""

import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from hamrah.cases.actions.claiming import join
from hamrah.cases.actions.saying import CaseSaid, ClaimantSaid, refuse_case
from hamrah.cases.models import Case, CaseParty, OnCall, Session
from hamrah.cases.noting import write_step
from hamrah.cases.rules.cautions import caution_from
from hamrah.cases.rules.clocks import is_night_matter
from hamrah.cases.rules.forums import ROLES
from hamrah.cases.rules.kinds import KINDS
from hamrah.cases.rules.numbers import DIGITS, number_of
from hamrah.cases.sealed import seal_words
from hamrah.cases.standing import stand
from hamrah.employers.models import Party
from hamrah.employers.naming import alike
from hamrah.ground.day import today
from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.services.receivers import refuse_colleague

MOST_CLAIMANTS = 200


@verb("cases.open_case")
def open_case(actor: Any, *, said: CaseSaid, claimants: Sequence[ClaimantSaid]) -> Case:
    """Open a case for one worker or many; a matter of the night goes to whoever is on call.

    Raises what `refuse_case` and `refuse_claimant` raise, `cases.nobody`, `cases.too_many`,
    `cases.which_party` (values: `others`, ids of parties called so), what `refuse_colleague` raises.
    """
    refuse_case(said)
    refuse_count(len(claimants))
    if said.assigned_to_id is not None:
        refuse_colleague(actor, said.assigned_to_id, "cases.note_step")
    case = written(actor, said)
    write_step(actor, case, "opened", on=said.opened_on)
    for one in claimants:
        join(actor, case, one)
    name_party(actor, case, said)
    if said.safe != "unknown":
        write_step(actor, case, "safe", said.safe)
    return stand(case)


def refuse_count(count: int) -> None:
    if count < 1:
        raise Problem("cases.nobody", _("Say for whom: at least one worker."), field="person")
    if count > MOST_CLAIMANTS:
        raise Problem("cases.too_many", _("At most %(most)d workers at once."), most=MOST_CLAIMANTS)


def written(actor: Any, said: CaseSaid) -> Case:
    """The row, with what was told sealed in it."""
    kind, on = KINDS[said.kind], said.opened_on or today()
    case = Case(
        number=fresh_number(on.year),
        kind=kind.code,
        tier=kind.tier,
        opened_by_id=actor.user_id,
        opened_on=on,
        channel=said.channel,
        sector=said.sector,
        place_id=said.place_id,
        place_said=said.place_said,
        safe=said.safe,
        names_withheld=said.names_withheld or kind.is_danger,
        centre_id=said.centre_id or centre_of(actor),
        session=Session.objects.get(id=said.session_id) if said.session_id else None,
        call_id=said.call_id,
        made_at=timezone.now(),
    )
    case.assigned_to_id = said.assigned_to_id or taker_of(actor, case)
    case.sealed = seal_words(case, story=said.words)
    case.save(force_insert=True)
    return case


def fresh_number(year: int) -> str:
    """A number that no case of the organisation has; the database has the last word."""
    while True:
        number = number_of(year, secrets.randbelow(10**DIGITS))
        if not Case.objects.filter(number=number).exists():
            return number


def centre_of(actor: Any) -> UUID | None:
    """The centre where the actor opens cases, where it is only one."""
    only = actor.only_centres("cases.open_case")
    return next(iter(only)) if only is not None and len(only) == 1 else None


def taker_of(actor: Any, case: Case) -> UUID | None:
    """Whoever is on call, for a matter of the night; else who opened it, if she may go on with it."""
    if is_night_matter(KINDS[case.kind]):
        on_call = on_call_now(case.centre_id)
        if on_call is not None:
            return on_call.user_id
    sees = "cases.see_danger" if case.is_danger else "cases.note_step"
    return actor.user_id if actor.may(sees) and actor.may("cases.note_step") else None


def on_call_now(centre_id: UUID | None) -> OnCall | None:
    """Who answers at this moment: of the centre, else of the whole house."""
    rows = list(OnCall.objects.at(timezone.now()))
    own = [row for row in rows if row.centre_id == centre_id]
    return next(iter([*own, *(row for row in rows if row.centre_id is None)]), None)


def name_party(actor: Any, case: Case, said: CaseSaid) -> None:
    """The other side, as known or noted now under what the worker calls it."""
    if said.party_id is not None:
        party = Party.objects.visible_to(actor).get(id=said.party_id)
    elif said.party_said.strip():
        party = party_said(actor, said)
    else:
        return
    against(actor, case, party, said.party_role)


def party_said(actor: Any, said: CaseSaid) -> Party:
    """The one party that is called so, a new one where nobody is. Raises `cases.which_party`."""
    found = alike(actor, name=said.party_said, phone=said.party_phone)
    if len(found) == 1:
        return found[0]
    if found:
        raise Problem(
            "cases.which_party",
            _("More than one is called so. Choose the one whom she means."),
            field="party",
            others=[str(party.id) for party in found],
        )
    party: Party = verb_named("employers.add_party")(
        actor,
        name=said.party_said,
        kind="company" if said.party_role == "principal" else "contractor",
        sector=said.sector,
        place_id=said.place_id,
        place_said=said.place_said,
        phone=said.party_phone,
        is_new=True,
    )
    return party


def against(actor: Any, case: Case, party: Party, role: str) -> CaseParty:
    """The party stands in the case; when placement sees it is drawn. Raises `cases.no_such_role`."""
    if role not in ROLES:
        raise Problem("cases.no_such_role", _("Say what he was to the workers."), field="role")
    row, is_new = CaseParty.objects.get_or_create(
        case=case,
        party=party,
        role=role,
        defaults={
            "noted_by_id": actor.user_id,
            "caution_from": caution_from(case.opened_on, case=str(case.id), key=settings.MASTER_KEY),
        },
    )
    if is_new:
        write_step(actor, case, "party", party=row)
    return row
