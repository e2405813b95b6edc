"""Facts: what is known of one person when she is looked for or compared, and the same folded to sounds.

Not here: keys and scores (pairkeys.py, likeness.py), nor how a word is folded (ground/names.py).
"""

from dataclasses import dataclass
from functools import lru_cache

from hamrah.ground import names

# Words that follow a village's name and are left out as often as written (कलां, खुर्द: the big, the small half).
VILLAGE_TAILS = frozenset(
    map(names.sounds, ("kalan", "khurd", "nai", "naya", "purani", "purana", "bada", "chhota"))
)
LONGEST_TEXT = 200  # letters of one field that are looked at; a pasted page must not cost seconds
MOST_WORDS = 6


@dataclass(frozen=True)
class Facts:
    """What a form, a sheet's row or a register says of one person; every field may be missing.

    Text is as written, in any script. `relation` is a word such as "father" or "husband";
    `gender` begins with M, F or another letter; `birth_year` is a year; `phones` are digits.
    """

    name: str | None = None
    known_as: str | None = None
    relation: str | None = None
    relation_name: str | None = None
    gender: str | None = None
    birth_year: int | None = None
    village: str | None = None
    hamlet: str | None = None
    district: str | None = None
    state: str | None = None
    phones: tuple[str, ...] = ()
    occupation: str | None = None


@dataclass(frozen=True)
class Word:
    """One folded word: its sounds, its keys (the plainest first), and whether it is a filler like Kumar."""

    sounds: str
    keys: tuple[str, ...]
    filler: bool


@dataclass(frozen=True)
class Folded:
    """Facts as words that can be compared across scripts."""

    name: tuple[Word, ...]
    known_as: tuple[Word, ...]
    relation: str
    relation_name: tuple[Word, ...]
    gender: str
    birth_year: int | None
    village: tuple[Word, ...]
    hamlet: tuple[Word, ...]
    district: tuple[Word, ...]
    state: str
    phones: tuple[str, ...]
    occupation: str


@lru_cache(maxsize=200_000)
def word(text: str) -> Word:
    """One written word folded; remembered, because names repeat."""
    return Word(names.sounds(text), names.keys(text), names.is_filler(text))


def folded_words(text: str | None) -> tuple[Word, ...]:
    """The words of a name, honorifics gone, at most six."""
    if not text:
        return ()
    return tuple(w for w in map(word, names.plain_words(text[:LONGEST_TEXT])[:MOST_WORDS]) if w.keys)


@lru_cache(maxsize=50_000)
def folded_place(text: str | None) -> tuple[Word, ...]:
    """A village or district as one joined word, without a trailing "the big" or "the new"."""
    words = names.words(text[:LONGEST_TEXT])[:MOST_WORDS] if text else []
    while len(words) > 1 and word(words[-1]).sounds in VILLAGE_TAILS:
        words.pop()
    joined = word("".join(words)) if words else None
    return (joined,) if joined and joined.keys else ()


def last_ten(phone: str) -> str:
    """The ten digits that name an Indian subscriber, or nothing if there are fewer."""
    digits = "".join(c for c in phone if c.isdigit())
    return digits[-10:] if len(digits) >= 10 else ""


@lru_cache(maxsize=64)
def fold(facts: Facts) -> Folded:
    """Facts with every text folded; missing stays missing. Remembered, as keys and trait both ask for it."""
    return Folded(
        name=folded_words(facts.name),
        known_as=folded_words(facts.known_as),
        relation=_plain(facts.relation, 1),
        relation_name=folded_words(facts.relation_name),
        gender=_plain(facts.gender, 1).upper(),
        birth_year=facts.birth_year,
        village=folded_place(facts.village),
        hamlet=folded_place(facts.hamlet),
        district=folded_place(facts.district),
        state=_plain(facts.state, 12),
        phones=tuple(p for p in map(last_ten, facts.phones) if p),
        occupation=_plain(facts.occupation, 16),
    )


def _plain(text: str | None, at_most: int) -> str:
    """The first letters and digits of a code, in lower case; never a character that parts fields."""
    return "".join(c for c in (text or "")[:LONGEST_TEXT].lower() if c.isalnum())[:at_most]
