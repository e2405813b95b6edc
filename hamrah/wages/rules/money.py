"""Money of a diary: its kinds, and how much it is when two diaries name the same rupees. Pure.

Not here: noting it (actions/money.py), what is owed (law/).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

# पेशगी, what was paid, what was cut.
ADVANCE, PAYMENT, DEDUCTION = "advance", "payment", "deduction"
KINDS = (ADVANCE, PAYMENT, DEDUCTION)
PAID_HOW = ("cash", "bank", "upi", "cheque", "goods", "")
# More than this at once is asked about, never refused. In paise.
USUAL_AT_ONCE = 10_000_000


@dataclass(frozen=True)
class MoneySaid:
    """One entry as one diary has it. `work`: for whom she worked."""

    on: date
    kind: str
    paise: int
    how: str = ""
    keeper: str = "office"
    work: Hashable = ""
    diary: Hashable = None
    entry_id: Hashable = None


def once(said: Iterable[MoneySaid]) -> Iterator[MoneySaid]:
    """The same kind and sum on the same day in diaries of two keepers is one payment; twice in diaries of one
    keeper are two. Of two that say the same, hers is named before ours, ours before the contractor's."""
    kept: dict[tuple[date, str, int], dict[str, list[MoneySaid]]] = defaultdict(lambda: defaultdict(list))
    for one in said:
        kept[one.on, one.kind, one.paise][one.keeper].append(one)
    for _key, by_keeper in sorted(kept.items()):
        _keeper, entries = max(by_keeper.items(), key=lambda one: (len(one[1]), one[0] == "worker", one[0]))
        yield from sorted(entries, key=lambda one: str(one.entry_id))


def total(said: Iterable[MoneySaid], kind: str) -> int:
    """Paise of one kind as she and we have it, each sum once; as the contractor has it only where nobody else
    speaks of that kind. His book is his word, not hers."""
    of_kind = [one for one in said if one.kind == kind]
    ours = [one for one in of_kind if one.keeper != "contractor"]
    return sum(one.paise for one in once(ours or of_kind))


def by_keeper(said: Iterable[MoneySaid]) -> list[tuple[str, dict[str, int]]]:
    """(keeper, kind -> paise) as each keeper's diaries have it, unlike sums and all."""
    sums: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in said:
        sums[one.keeper][one.kind] += one.paise
    return [(keeper, dict(sums[keeper])) for keeper in sorted(sums, reverse=True)]
