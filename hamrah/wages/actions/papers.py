"""The verbs that give papers: a terms slip, a certificate of days, a diary. Not here: their look."""

import hashlib
from datetime import date
from typing import Any

from hamrah.cards.issuer import face_of
from hamrah.cards.keyring import key_that_signs, signer_of
from hamrah.cards.rules.cose import sign
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.ground.verb import verb
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of
from hamrah.people.models import Person
from hamrah.wages.hazri import diaries_of, hazri_of, records_of
from hamrah.wages.models import DaysPaper, GivenSlip, Terms
from hamrah.wages.papers.days import Told, days_paper, facts_of
from hamrah.wages.papers.slip import slip_paper
from hamrah.wages.papers.wording import LANGUAGES
from hamrah.wages.rules.counting import FULL_DAY, of_trade, twelve_months_to, uncontested
from hamrah.wages.rules.papers import MEDIA_TYPE, NEEDED, Signed, code_of, digest_of, payload

DIARY = "diary"


@verb("wages.give_slip")
def give_slip(actor: Any, *, terms: Terms, language: str) -> GivenSlip:
    """Give her the slip and keep these very bytes: names and words on it may change later. Raises
    `wages.unknown_paper`."""
    if language not in LANGUAGES:
        raise unknown("language")
    pdf = slip_paper(actor, terms, language)
    row: GivenSlip = GivenSlip.objects.create(
        terms=terms, language=language, pdf=pdf, sha256=hashlib.sha256(pdf).digest(), given_on=today(),
        by_id=actor.user_id,
    )  # fmt: skip
    return row


def unknown(field: str) -> Problem:
    return Problem("wages.unknown_paper", _("This choice is not known."), field=field)


@verb("wages.give_paper")
def give_paper(
    actor: Any,
    *,
    person: Person,
    kind: str,
    until: date,
    since: date | None = None,
    trade: str = "",
    language: str = "hi",
    with_money: bool = False,
) -> DaysPaper:
    """Sign and keep a paper of her days. A certificate (`days90`, `days180`) is of the twelve months to
    `until`, names its diaries and counts no disputed day; a `diary` is of `since` to `until` and shows all.

    Raises `wages.unknown_paper`, `wages.paper_out_of_time`, `wages.days_too_few`, `wages.no_days`.
    """
    if kind not in NEEDED or language not in LANGUAGES:
        raise unknown("kind")
    since = since if kind == DIARY and since else twelve_months_to(until)
    if until > today() or since > until or since < twelve_months_to(until):
        raise Problem(
            "wages.paper_out_of_time", _("A paper is of at most twelve months, up to today."), field="until"
        )
    told = _told(actor, person, kind=kind, since=since, until=until, trade=trade, with_money=with_money)
    _refuse_too_few(told)
    return _kept(actor, told, language)


def _told(
    actor: Any, person: Person, *, kind: str, since: date, until: date, trade: str, with_money: bool
) -> Told:
    hers = hazri_of(actor, person, since, until)
    whole = of_trade(hers.count, trade) if trade else hers.count
    counted = whole if kind == DIARY else uncontested(whole)
    diaries = tuple(diaries_of(actor, records_of([person])))
    money = hers.money if with_money and kind == DIARY else ()
    return Told(kind, person, since, until, counted, whole.contested, trade, diaries, money)


def _refuse_too_few(told: Told) -> None:
    needed = NEEDED[told.kind]
    if told.count.halves < needed * FULL_DAY:
        raise Problem(
            "wages.days_too_few",
            _("The diaries name %(days)s days that nobody disputes; %(needed)s are needed."),
            days=f"{told.count.days_worked:g}",
            needed=needed,
        )
    if not told.count.days:
        raise Problem("wages.no_days", _("No day is noted in this time."))


def _kept(actor: Any, told: Told, language: str) -> DaysPaper:
    """Signed with the organisation's key of today. The key is locked meanwhile, and with it the numbers."""
    organisation, given_on = organisation_of(actor.organisation_id), today()
    face = face_of(organisation)
    key = key_that_signs(face.host)
    number = f"{face.prefix}-{given_on.year}-{DaysPaper.objects.count() + 1:05}"
    facts = facts_of(told, language)
    said = Signed(
        told.kind, number, told.person.name, told.since, told.until, told.count.halves, told.trade, face.host,
        digest_of(facts), given_on,
    )  # fmt: skip
    message = sign(payload(said), signer_of(key), media_type=MEDIA_TYPE)
    link = f"https://{face.host}/hazri/check/?paper={code_of(message)}"
    pdf = days_paper(
        organisation, facts, kind=told.kind, number=number, link=link, given_on=given_on, language=language
    )
    return DaysPaper.objects.create(
        person=told.person, kind=told.kind, number=number, since=told.since, until=told.until,
        halves=told.count.halves, trade=told.trade, language=language, signed=message, pdf=pdf,
        given_on=given_on, by_id=actor.user_id,
    )  # fmt: skip
