"""Letters made of the rows of a case. Not here: what they say (letter.py), the pages (views/letters.py)."""

from datetime import date
from typing import Any

from django.utils import translation

from hamrah.cases.limiting import last_days
from hamrah.cases.models import Case, Claimant, Hearing
from hamrah.cases.money_facts import facts_of_case
from hamrah.cases.papers.letter import AUTHORITY, NOTICE, PETITION, Heard, LetterPaper, Worker
from hamrah.cases.papers.of_rows import payers_of
from hamrah.cases.rules.kinds import KINDS
from hamrah.cases.rules.money import MoneyFacts
from hamrah.ground.day import INDIA, today
from hamrah.organisations.models import organisation_of

UNION = "union"
ASKS = (PETITION, AUTHORITY)


def letter_of(actor: Any, case: Case, letter: str, *, language: str = "en", to: str = "") -> LetterPaper:
    """One of the six, of the case as it stands today. `to`: an authority or somebody else than the other
    side."""
    organisation = organisation_of(actor.organisation_id)
    claimants, money = list(case.claimants.standing().select_related("person")), facts_of_case(case)
    days = [(one.since, one.until) for one in claimants if one.since and one.until]
    name = (organisation.name_local if language != "en" else "") or organisation.name
    return LetterPaper(
        letter=letter,
        case=case.number,
        on=today(),
        organisation=name,
        phone=organisation.helpline or organisation.phone,
        to=_receivers(case, letter, to),
        workers=_nameless(claimants) if hides_names(case, letter) else workers_of(claimants, money),
        place=case.place_said,
        since=min((day for day, _ in days), default=None),
        until=max((day for _, day in days), default=None),
        claimed_paise=_claimed(money),
        agreed_paise=_agreed(money),
        received_paise=money.received_paise,
        names_withheld=case.names_withheld,
        is_wages=KINDS[case.kind].limit == "wages",
        union_members=sum(one.authority == UNION for one in claimants) if letter in ASKS else 0,
        heard=_heard(case),
        outcome=case.outcome,
        closed_on=case.closed_on,
        barred=_barred(case, claimants, language),
        next_on=case.next_at.astimezone(INDIA).date() if case.next_at else None,
    )


def hides_names(case: Case, letter: str) -> bool:
    """Whether the other side reads it and the workers want to stay unnamed."""
    return letter == NOTICE and case.names_withheld


def workers_of(claimants: list[Claimant], money: MoneyFacts) -> tuple[Worker, ...]:
    sums = {one.claimant: one for one in money.claimants}
    return tuple(
        Worker(
            one.person.name,
            one.person.relation_name,
            one.person.village_said,
            sums[one.id].claimed_paise if one.id in sums else None,
            sums[one.id].minimum_paise if one.id in sums else None,
        )
        for one in claimants
    )


def _nameless(claimants: list[Claimant]) -> tuple[Worker, ...]:
    """As many as there are; not even the paper's facts hold a name that is withheld."""
    return tuple(Worker("") for _one in claimants)


def _receivers(case: Case, letter: str, to: str) -> tuple[str, ...]:
    if to:
        return (to,)
    return payers_of(case) if letter == NOTICE else ()


def _claimed(money: MoneyFacts) -> int | None:
    sums = [one.claimed_paise for one in money.claimants if one.claimed_paise is not None]
    return sum(sums) if sums else None


def _agreed(money: MoneyFacts) -> int | None:
    sums = [one.agreed_paise for one in money.claimants if one.agreed_paise is not None]
    return sum(sums) if sums else None


def _heard(case: Case) -> tuple[Heard, ...]:
    rows = Hearing.objects.filter(proceeding__case=case).select_related("proceeding")
    return tuple(
        Heard(
            one.at.astimezone(INDIA).date(),
            one.proceeding.forum,
            one.proceeding.number,
            one.where_said,
            one.came,
            one.order_paise,
        )
        for one in rows
    )


def _barred(case: Case, claimants: list[Claimant], language: str) -> tuple[tuple[date, str], ...]:
    """Why it was too late: of each rule the last day on which anything of it could be filed."""
    if case.outcome != "time_barred":
        return ()
    with translation.override(language):
        return last_days(case, claimants)
