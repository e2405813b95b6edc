"""Money of a diary: its kinds, and how much it is when two diaries name the same rupees. Pure."""

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
    keeper are two."""
    kept: dict[tuple[date, str, int], dict[str, list[MoneySaid]]] = defaultdict(lambda: defaultdict(list))
    for one in said:
        kept[one.on, one.kind, one.paise][one.keeper].append(one)
    for _key, by_keeper in sorted(kept.items()):
        _keeper, entries = max(sorted(by_keeper.items()), key=lambda one: len(one[1]))
        yield from sorted(entries, key=lambda one: str(one.entry_id))


def total(said: Iterable[MoneySaid], kind: str) -> int:
    """Paise of one kind."""
    return sum(one.paise for one in said if one.kind == kind)
