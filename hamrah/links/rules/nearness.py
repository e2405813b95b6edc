"""How near two veils are: signs that agree or do not, and what they weigh together. Pure.

Not here: the veil (veil.py). Weights are log-odds, learned from invented registers
(bench/learn_nearness.py); the same signs in people/rules/likeness.py are read off clear texts.
"""

import json
import math
from collections.abc import Collection
from pathlib import Path

from hamrah.links.rules.veil import Veil, alike, years_apart

_FILE = json.loads(Path(__file__).with_name("nearness.json").read_text(encoding="utf-8"))
WEIGHTS: dict[str, float] = _FILE["weights"]
START: float = _FILE["start"]
# From here somebody is named "very likely she"; from here "perhaps she" (odds as natural logarithm).
STRONG: float = _FILE["strong"]
POSSIBLE: float = _FILE["possible"]

STEPS = ((0.999, "same"), (0.80, "near"), (0.62, "alike"), (0.45, "weak"))
COARSE = {"same": "yes", "near": "yes", "alike": "half", "weak": "no", "other": "no", "missing": "missing"}
YEARS = ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (6, "5-6"), (9, "7-9"), (14, "10-14"))
RARE = (2, 3, 5, 9, 17, 33)


def signs(asked: Veil, other: Veil, *, families: Collection[str], shared_by: int) -> list[str]:
    """What agrees between two veils as `field.level`. `families`: of all pair keys both made, the first
    letters; `shared_by`: how many made the rarest of them."""
    name = level(asked.names, other.names)
    relation = level(asked.relations, other.relations)
    village = level(asked.villages, other.villages)
    born = _born(asked.year, other.year)
    phone = _numbers(asked.phones, other.phones)
    gender = _code(asked.gender, other.gender)
    together = f"{COARSE[name]}.{COARSE[relation]}.{COARSE[village]}"
    rare = next((str(most) for most in RARE if shared_by <= most), "more")
    moved = "moved" if _code(asked.relation, other.relation) == "other" else "stayed"
    return [
        f"name.{name}",
        f"filler.{level(asked.fillers, other.fillers)}",
        f"relation.{relation}.{moved}",
        f"village.{village}",
        f"district.{level(asked.districts, other.districts)}",
        f"state.{_code(asked.state, other.state)}",
        f"gender.{gender}",
        f"occupation.{_code(asked.occupation, other.occupation)}",
        f"born.{born}",
        f"phone.{phone}",
        f"together.{together}",
        f"exact.{name == 'same'}.{relation == 'same'}.{village == 'same'}",
        f"phone_name.{phone}.{COARSE[name]}.{gender}",
        f"born_name.{born}.{COARSE[name]}",
        f"words.{_shared(asked, other)}.{COARSE[relation]}",
        f"rare.{rare}.{COARSE[name]}.{COARSE[relation]}",
        *(f"family.{letter}" for letter in sorted(set(families))),
        f"families.{len(set(families))}",
    ]


def level(left: tuple[int, ...], right: tuple[int, ...]) -> str:
    """The best likeness of any two words: same, near, alike, weak, other; missing where one is not said."""
    if not left or not right:
        return "missing"
    best = max(alike(a, b) for a in left for b in right)
    return next((name for least, name in STEPS if best >= least), "other")


def _shared(asked: Veil, other: Veil) -> str:
    """How many words of the two names agree: 0, 1, 2; of those that both could."""
    left, right = asked.names + asked.fillers, other.names + other.fillers
    both = sum(any(alike(a, b) >= 0.8 for b in right) for a in left)
    return f"{min(both, 3)}of{min(len(left), len(right), 3)}"


def _born(left: int, right: int) -> str:
    if not left or not right:
        return "missing"
    apart = years_apart(left, right)
    return next((name for most, name in YEARS if apart <= most), "15")


def _code(left: int, right: int) -> str:
    if not left or not right:
        return "missing"
    return "same" if left == right else "other"


def _numbers(left: tuple[int, ...], right: tuple[int, ...]) -> str:
    if not left or not right:
        return "missing"
    return "same" if set(left) & set(right) else "other"


def nearness(found: list[str]) -> float:
    """Natural-log odds that both veils are of one person."""
    return START + sum(WEIGHTS.get(sign, 0.0) for sign in found)


def chance(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
