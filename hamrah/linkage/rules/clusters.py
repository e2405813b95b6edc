"""Clusters: which of many alike records are proposed to be one worker. Pure.

Best links first, and only where every member is alike to every other: so that brothers are not chained
through a cousin. Not here: how alike two records are (people/rules/likeness.py).
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

MEMBERS_AT_MOST = 8  # whoever moves a lot is met by six offices; more is a chain
Pair = tuple[int, int]


class Proposal(NamedTuple):
    """Two records proposed to be one person; `both_live`: each holds a card that counts."""

    person: int
    other: int
    points: int
    both_live: bool = False


def clusters(
    best: Iterable[tuple[int, int, int]],
    *,
    apart: frozenset[Pair] = frozenset(),
    cards: Mapping[int, int] | None = None,
    least: int,
) -> list[list[int]]:
    """Records that are one person, two or more each, from (person, other, points), the likeliest first.

    `apart`: pairs that a person said are two people. `cards`: record -> organisation whose live card it
    holds; two of one organisation never come into one cluster. `least`: what a link must reach; whoever
    joins must have been compared with every member.
    """
    links = [(person, other) for person, other, points in best if points >= least]
    alike = {_ordered(*pair) for pair in links} - apart
    members: dict[int, list[int]] = {}
    for person, other in links:
        ours, theirs = members.get(person, [person]), members.get(other, [other])
        if ours is not theirs and _may_join(ours, theirs, alike, cards or {}):
            joined = [*ours, *theirs]
            members.update(dict.fromkeys(joined, joined))
    whole = {id(group): group for group in members.values()}
    return sorted(sorted(group) for group in whole.values())


def _may_join(ours: list[int], theirs: list[int], alike: set[Pair], cards: Mapping[int, int]) -> bool:
    if len(ours) + len(theirs) > MEMBERS_AT_MOST:
        return False
    holders = [cards[one] for one in (*ours, *theirs) if one in cards]
    if len(holders) != len(set(holders)):
        return False
    return all(_ordered(a, b) in alike for a in ours for b in theirs)


def proposals(
    best: Iterable[tuple[int, int, int]],
    *,
    apart: frozenset[Pair] = frozenset(),
    asked: frozenset[Pair] = frozenset(),
    cards: Mapping[int, int] | None = None,
    least: int,
) -> list[Proposal]:
    """What a person is asked: the pairs inside clusters, and pairs of two live cards, each said to be so.

    Those in `asked` wait for an answer already: they hold their cluster together and are not asked again.
    Were they taken for two people meanwhile, the next likeliest would be asked about in their place."""
    best, cards = list(best), cards or {}
    whose = {
        one: n
        for n, group in enumerate(clusters(best, apart=apart, cards=cards, least=least))
        for one in group
    }
    found = []
    for person, other, points in best:
        if points < least or _ordered(person, other) in apart | asked:
            continue
        both = person in cards and cards.get(person) == cards.get(other)
        if both or (person in whose and whose[person] == whose.get(other)):
            found.append(Proposal(max(person, other), min(person, other), points, both))
    return found


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
