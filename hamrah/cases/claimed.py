"""What a claimant says made ready for the law, and her claims kept. Not here: the law (wages.law)."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from hamrah.cases.models import Claim, Claimant
from hamrah.cases.rules.claims import (
    KINDS,
    Asked,
    Said,
    Where,
    WorkedOut,
    asked_of,
    lacks,
    says_the_same,
    worked_out,
)
from hamrah.ground.day import today
from hamrah.ground.many import insert_many
from hamrah.wages.orders import packs_of


def said_by(claimant: Claimant) -> Said:
    """What she said when she came, or as it was corrected since."""
    said = {name: getattr(claimant, name) for name in Said.__dataclass_fields__}
    return Said(**said | {"basis": claimant.basis or "day"})


def plain_work(said: Said, where: Where, hazri: dict[str, Any] | None = None) -> dict[str, Any]:
    """What went into a claim, as it is kept beside it."""
    plain = {name: getattr(said, name) for name in Said.__dataclass_fields__} | vars(where)
    days = {"since": str(said.since or ""), "until": str(said.until or "")}
    beside = {"hazri": hazri} if hazri else {}
    return plain | days | {"overtime_hours": str(said.overtime_hours)} | beside


def asked_again(plain: dict[str, Any], kind: str) -> Asked:
    """The same again, as the law is asked."""
    said = {name: plain[name] for name in Said.__dataclass_fields__}
    said["since"], said["until"] = _day(plain["since"]), _day(plain["until"])
    said["overtime_hours"] = Decimal(plain["overtime_hours"])
    where = Where(**{name: plain[name] for name in Where.__dataclass_fields__})
    return asked_of(Said(**said), where, kind, plain.get("hazri"))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def statements_of(
    actor: Any, claimant: Claimant, said: Said, where: Where, *, known: date | None = None
) -> list[Claim]:
    """Her claims worked out by the law as it was `known` (today), not kept yet. What cannot be worked out for
    want of a fact is no claim (`lacks` names the fact)."""
    packs, day = packs_of(actor), known or today()
    return [
        claim_row(
            actor,
            worked_out(asked_of(said, where, kind, claimant.hazri), packs, known=day),
            claimant_id=claimant.id,
            work=plain_work(said, where, claimant.hazri),
            known_on=day,
        )
        for kind in KINDS
        if not lacks(said, kind)
    ]


def claim_row(actor: Any, out: WorkedOut, **facts: Any) -> Claim:
    """The row of a claim worked out."""
    return Claim(
        kind=out.kind,
        total_paise=out.total_paise,
        is_whole=out.is_whole,
        statement=out.statement,
        packs=out.packs,
        by_id=actor.user_id,
        **facts,
    )


def replace_claims(fresh: Iterable[Claim]) -> list[Claim]:
    """Keep those that say something else than what stands; what they replace is marked, never changed."""
    wanted = list(fresh)
    rows = Claim.objects.standing().filter(claimant__in={one.claimant_id for one in wanted})
    standing = {(row.claimant_id, row.kind): row for row in rows}
    news = [one for one in wanted if is_news(standing.get((one.claimant_id, one.kind)), one)]
    keep(news, [standing[key].id for one in news if (key := (one.claimant_id, one.kind)) in standing])
    return news


def is_news(was: Claim | None, now: Claim) -> bool:
    """Whether a claim says something else, of the statement or of what went into it."""
    return was is None or was.work != now.work or not says_the_same(was.statement, now.statement)


def keep(news: Sequence[Claim], replaced: Sequence[UUID]) -> None:
    """In this order: of each kind one claim stands at most."""
    if replaced:
        Claim.objects.filter(id__in=replaced).update(replaced_at=timezone.now())
    if news:
        insert_many(news)
