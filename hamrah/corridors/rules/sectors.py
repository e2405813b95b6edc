"""Which known kind of work an office's own word means. Pure; not here: the names of kinds (journeys)."""

from collections.abc import Container

OTHER = "other"
MEANT = {
    "building": "construction",
    "kiln": "brick_kiln",
    "agriculture": "farm",
    "farming": "farm",
    "garment": "textile",
    "home": "domestic",
    "household": "domestic",
    "driving": "transport",
}


def sector_meant(word: str, known: Container[str]) -> str:
    """The kind of work of a snapshot. A word of an office's own may name a village or a person, so that what
    is not known is "other"; nothing stays nothing."""
    folded = "_".join(word.casefold().split())
    for said in (folded, folded.removesuffix("s")):
        if (meant := MEANT.get(said, said)) in known:
            return meant
    return OTHER if folded else ""
