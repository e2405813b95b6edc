"""Open claims worked out again after an order became known that reaches back. Not here: the order (wages)."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from hamrah.cases.claimed import asked_again, claim_row, keep
from hamrah.cases.models import Claim, Claimant
from hamrah.cases.rules.claims import KINDS, MINIMUM, Asked, WorkedOut, says_the_same, worked_out
from hamrah.ground.day import today
from hamrah.wages.law import Key, touches
from hamrah.wages.orders import packs_of

AT_ONCE = 2_000


def recompute(actor: Any, keys: tuple[Key, ...] | None, *, order: Any = None) -> int:
    """Work out again every open claim that these keys of the law touch (None: every one); answers how many
    say something else now. Those stand beside what they replace, with why = "order" and the notification
    that moved them, where it was one."""
    packs, known = packs_of(actor), today()
    packs.known(known)  # resolved once for the whole batch

    # Of a gang many worked the same days at the same rate.
    @lru_cache(maxsize=AT_ONCE)
    def out_of(asked: Asked) -> WorkedOut:
        return worked_out(asked, packs, known=known)

    why = {"why": "order", "order": order}
    changed = 0
    for batch in _batches(KINDS if keys is None else (MINIMUM,)):
        news, replaced = [], []
        for id, claimant_id, kind, work, statement in batch:
            asked = asked_again(work, kind)
            if keys is not None and not is_touched(keys, asked):
                continue
            out = out_of(asked)
            if not says_the_same(statement, out.statement):
                facts = {"claimant_id": claimant_id, "work": work, "known_on": known, **why}
                news.append(claim_row(actor, out, **facts))
                replaced.append(id)
        keep(news, replaced)
        changed += len(news)
    return changed


def is_touched(keys: tuple[Key, ...], asked: Asked) -> bool:
    """Whether a rate of the days worked is now another, by any keeper's diary."""
    return touches(keys, asked.work) or any(touches(keys, work) for _keeper, work in asked.others)


def _batches(kinds: Sequence[str]) -> Iterator[Iterable[tuple[Any, ...]]]:
    """Standing claims of these kinds of all who are still in an open case. What was agreed for the work hangs
    on no order, so an order alone asks for the minimum only.

    Whose they are is read first, and their claims by that: joined in one statement, they took minutes where
    the database had not counted its rows yet.
    """
    whose = list(Claimant.objects.standing().filter(case__closed_on=None).values_list("id", flat=True))
    rows = Claim.objects.standing().filter(kind__in=kinds).order_by()
    for start in range(0, len(whose), AT_ONCE):
        hers = rows.filter(claimant__in=whose[start : start + AT_ONCE])
        yield hers.values_list("id", "claimant_id", "kind", "work", "statement")
