"""Scoring of pairs by the house's one scorer, in as many processes as there are cores.

Not here: which pairs (queries.py). The folded names stay in memory and never reach a file; points are
thousandths of natural-log odds, whole numbers, so that engines can be compared row for row.
"""

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from hamrah.people.rules.likeness import Question

A_SHARE = 20_000
LINES: Mapping[int, str] | Sequence[str] = {}
Pair = tuple[int, int]
Scored = tuple[int, int, int]


def scored(
    pairs: Iterable[tuple[int, ...]],
    lines: Mapping[int, str] | Sequence[str],
    *,
    least: float,
    cores: int = 0,
) -> Iterator[Scored]:
    """(person, other, points) of the pairs that reach `least` natural-log odds, in their order."""
    global LINES  # noqa: PLW0603 - forked processes inherit it: a million lines are not sent anywhere
    LINES = lines
    shares = _shares(pairs, least)
    cores = cores or os.cpu_count() or 1
    first = list(islice(shares, 2))
    if len(first) < 2 or cores == 1:
        for share in (*first, *shares):
            yield from score_share(share)
        return
    with multiprocessing.get_context("fork").Pool(cores) as pool:
        for found in pool.imap(score_share, (*first, *shares)):
            yield from found


def _shares(pairs: Iterable[tuple[int, ...]], least: float) -> Iterator[tuple[float, list[tuple[int, ...]]]]:
    further = iter(pairs)
    while share := list(islice(further, A_SHARE)):
        yield least, share


def score_share(asked: tuple[float, list[tuple[int, ...]]]) -> list[Scored]:
    """One share, by one process. Pairs of one record follow each other, so a question is made once."""
    least, pairs = asked
    found: list[Scored] = []
    last, question = -1, None
    for person, other, *_votes in pairs:
        if question is None or person != last:
            last, question = person, Question(LINES[person])
        points = question.score(LINES[other])
        if points >= least:
            found.append((person, other, round(points * 1000)))
    return found
