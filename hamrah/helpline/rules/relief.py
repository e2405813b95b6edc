"""A relief list as people paste it: one line a caller, or a group. Pure.

Not here: keeping the lines (actions/surges.py). Columns are parted by tabs (a sheet), semicolons or commas:
number, name, place, people, need; any but the place may be empty, and the order of number and name is read
off what stands there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hamrah.helpline.rules.numbers import ten_digits
from hamrah.helpline.rules.words import NEEDS

MOST_LINES = 2_000
MOST_PEOPLE = 5_000
LONGEST = 120
PARTERS = ("\t", ";", ",")
# What offices write for a need, as a first letter sequence in either language.
NEED_WORDS = {
    "food": ("food", "ration", "राशन", "खान", "anaj", "अनाज"),
    "travel": ("travel", "bus", "train", "home", "घर", "बस", "ट्रेन", "यात्रा"),
    "shelter": ("shelter", "stay", "room", "रह", "ठहर", "रैन"),
    "health": ("health", "doctor", "medicine", "दवा", "इलाज", "डॉक्टर"),
    "wages": ("wage", "money", "मज़दूरी", "मजदूरी", "पैस"),
}


@dataclass(frozen=True)
class ReliefSaid:
    """One line: where, how many, what is needed; number and name where they were said."""

    place: str
    people: int = 1
    need: str = "other"
    number: str = ""
    name: str = ""
    words: str = ""


@dataclass(frozen=True)
class Refused:
    """A line that was not understood, and why, as a code that the page puts into words."""

    line: int
    text: str
    why: str


def read_list(text: str) -> tuple[list[ReliefSaid], list[Refused]]:
    """The lines understood, and those that were not; an empty line is nothing, a heading neither."""
    taken: list[ReliefSaid] = []
    refused: list[Refused] = []
    for number, line in _lines(text):
        said = _read(line)
        if isinstance(said, ReliefSaid):
            taken.append(said)
        elif not (number == 1 and said == "no_people_or_number"):
            refused.append(Refused(number, line[:LONGEST], said))
    return taken, refused


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip(" \t;,"):
            yield number, line.strip()


def _read(line: str) -> ReliefSaid | str:
    """The line's cells by what they look like: ten digits a number, few digits how many, a known word a
    need; of the other cells the last is the place, one before it a name."""
    cells = [cell.strip().strip('"') for cell in line.split(_parter(line))]
    if any(len(cell) > LONGEST for cell in cells):
        return "too_long"
    numbers = [ten for cell in cells if _is_digits(cell) and (ten := ten_digits(cell))]
    counts = [int(cell) for cell in cells if cell.isdecimal() and len(cell) <= len(str(MOST_PEOPLE))]
    needs = [need for cell in cells if (need := need_called(cell))]
    texts = [cell for cell in cells if cell and not _is_digits(cell) and not need_called(cell)]
    if not texts:
        return "no_place"
    if not numbers and not counts and not needs:
        return "no_people_or_number"
    people = counts[0] if counts else 1
    if not 1 <= people <= MOST_PEOPLE:
        return "bad_people"
    name = texts[-2] if len(texts) > 1 else ""
    return ReliefSaid(texts[-1], people, needs[0] if needs else "other", numbers[0] if numbers else "", name)


def _parter(line: str) -> str:
    return next((sign for sign in PARTERS if sign in line), "\n")


def _is_digits(cell: str) -> bool:
    return any(sign.isdecimal() for sign in cell) and not any(sign.isalpha() for sign in cell)


def need_called(text: str) -> str:
    """The need that a word means, "" where it means none."""
    word = text.strip().casefold()
    if word in NEEDS:
        return word
    found = (need for need, words in NEED_WORDS.items() if any(word.startswith(one) for one in words))
    return next(found, "") if word else ""


def place_key(place: str) -> str:
    """By which lines of one place stand together, however it was capitalised and spaced."""
    return " ".join(place.casefold().split())[:LONGEST]
