"""How alike two folded words, names, places and telephones are, as a level in words.

Not here: what a level is worth (weights.json, likeness.py). Levels: same, near, alike, weak, other, and
missing where one side does not say.
"""

from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

_VOWELS = str.maketrans("", "", "aeiou")
_STEPS = ((0.999, "same"), (0.93, "near"), (0.86, "alike"), (0.76, "weak"))


def likeness(left: str, right: str) -> float:
    """0 to 1 for two folded words: Jaro-Winkler, but at least 0.94 when only vowels differ. Not remembered:
    it is made sooner than it is found again."""
    if left == right:
        return 1.0
    similarity = JaroWinkler.similarity(left, right)
    if similarity < 0.94 and left[:1] == right[:1] and left.translate(_VOWELS) == right.translate(_VOWELS):
        return 0.94
    return similarity


def level(similarity: float) -> str:
    """The word for a similarity."""
    for least, name in _STEPS:
        if similarity >= least:
            return name
    return "other"


@lru_cache(maxsize=1 << 15)
def told_apart(field: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The telling words of a stored name, with its first two as one; and all its words."""
    words = tuple(field.split())
    plain = tuple(w.rstrip("'") for w in words)
    telling = tuple(w for w in words if w[-1] != "'") or plain
    glued = (plain[0] + plain[1],) if len(plain) > 1 else ()
    return telling + glued, plain


def names_level(left: str, right: str) -> str:
    """The best likeness of any telling word of two names."""
    if not left or not right:
        return "missing"
    ours, theirs = told_apart(left)[0], told_apart(right)[0]
    closest = 0.0
    for a in ours:  # plain loops: this runs for every candidate
        if a in theirs:
            return "same"
        for b in theirs:
            if (found := likeness(a, b)) > closest:
                closest = found
    return level(closest)


def firsts_level(left: str, right: str) -> str:
    """The likeness of the first telling words: brothers share a family name, not this. A name written
    family name first is read from its other end too."""
    if not left or not right:
        return "missing"
    (ours, mine), (theirs, yours) = told_apart(left), told_apart(right)
    if ours[0] == theirs[0]:
        return "same"
    closest = likeness(ours[0], theirs[0])
    if len(mine) > 1:
        closest = max(closest, likeness(ours[-1], theirs[0]))
    if len(yours) > 1:
        closest = max(closest, likeness(ours[0], theirs[-1]))
    return level(closest)


def rest_level(left: str, right: str) -> str:
    """Do the other words of two names agree, once the best pair is put aside? same, other, one or none."""
    ours, theirs = told_apart(left)[1], told_apart(right)[1]
    if len(ours) < 2 or len(theirs) < 2:
        return "none" if len(ours) == len(theirs) else "one"
    alike = [(likeness(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)]
    _, best, closest = max(alike)
    for found, i, j in alike:
        if found >= 0.9 and i != best and j != closest:
            return "same"
    return "other"


def places_level(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    """The best likeness of two sets of places (village, hamlet)."""
    closest = -1.0
    for a in left:
        for b in right:
            if a and b:
                closest = max(closest, likeness(a, b))
    return level(closest) if closest >= 0 else "missing"


def phones_level(left: str, right: str) -> str:
    """same, near (one digit mistyped), other or missing, for lists of ten-digit numbers."""
    if not left or not right:
        return "missing"
    ours, theirs = left.split(), right.split()
    if any(a in theirs for a in ours):
        return "same"
    near = any(sum(x != y for x, y in zip(a, b, strict=False)) == 1 for a in ours for b in theirs)
    return "near" if near else "other"


def exact_level(left: str, right: str) -> str:
    """same, other or missing for a code such as gender or state."""
    if not left or not right:
        return "missing"
    return "same" if left == right else "other"


_YEARS = (
    "0",
    "1",
    "2",
    "3",
    "4",
    "5-6",
    "5-6",
    "7-9",
    "7-9",
    "7-9",
    "10-14",
    "10-14",
    "10-14",
    "10-14",
    "10-14",
)


def years_level(left: str, right: str) -> str:
    """How many years two births lie apart, in steps; "15" from fifteen on."""
    if not left or not right:
        return "missing"
    apart = abs(int(left) - int(right))
    return _YEARS[apart] if apart < len(_YEARS) else "15"
