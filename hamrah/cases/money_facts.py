"""The money of cases in facts. Not here: the ledger, which comes with its own tables."""

from collections.abc import Iterable
from uuid import UUID

from hamrah.cases.rules.money import NONE, MoneyFacts


def facts_of(case_ids: Iterable[UUID]) -> dict[UUID, MoneyFacts]:
    """The facts of each of these cases."""
    return dict.fromkeys(case_ids, NONE)
