"""Open claims worked out again after an order became known that reaches back. Not here: the order (wages)."""

from collections.abc import Iterator, Sequence
from typing import Any

from hamrah.cases.claimed import claim_row, keep, work_kept
from hamrah.cases.models import Claim
from hamrah.cases.rules.claims import KINDS, MINIMUM, says_the_same, work_of, worked_out
from hamrah.ground.day import today
from hamrah.wages.law import Key, touches
from hamrah.wages.orders import packs_of

AT_ONCE = 2_000


def recompute(actor: Any, keys: tuple[Key, ...] | None) -> int:
    """Work out again every open claim that these keys of the law touch (None: every one); answers how many
    say something else now. Those stand beside what they replace, with why = "order"."""
    packs = packs_of(actor)
    known = today()
    packs.known(known)  # resolved once for the whole batch
    changed = 0
    for batch in _batches(KINDS if keys is None else (MINIMUM,)):
        news, replaced = [], []
        for was in batch:
            said, where = work_kept(was.work)
            work = work_of(said, where, was.kind)
            if keys is not None and not touches(tuple(keys), work):
                continue
            out = worked_out(work, was.kind, packs, known=known)
            if not says_the_same(was.statement, out.statement):
                facts = {"claimant_id": was.claimant_id, "work": was.work, "known_on": known, "why": "order"}
                news.append(claim_row(actor, out, **facts))
                replaced.append(was.id)
        keep(news, replaced)
        changed += len(news)
    return changed


def _batches(kinds: Sequence[str]) -> Iterator[list[Claim]]:
    """Open claims of these kinds, each once, in the order of their ids: what a batch writes comes in no later
    one. What was agreed for the work hangs on no order, so an order alone asks for the minimum only."""
    found = Claim.objects.open().filter(kind__in=kinds)
    rows = found.order_by("id").only("id", "claimant_id", "kind", "work", "statement")
    last = None
    until = found.order_by("-id").values_list("id", flat=True).first()
    while until is not None:
        batch = list((rows if last is None else rows.filter(id__gt=last)).filter(id__lte=until)[:AT_ONCE])
        if not batch:
            return
        last = batch[-1].id
        yield batch
