"""What the tests of the whole house need to know of letters. Not here: any test."""

from collections.abc import Callable
from typing import Any

from hamrah.cases import actions
from hamrah.ground.day import today


def furnish(house: Any, boss: Any) -> None:
    """A letter that was given out."""
    given = {"letter": "authority", "language": "hi", "to_said": "the union"}
    house.extras["letter_given"] = actions.give_letter(boss, case=house.extras["case"], **given)


VERBS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "cases.give_letter": lambda h: {
        "case": h.extras["case"], "letter": "petition", "language": "gu", "how": "filed",
        "to_said": "Labour office, Surat", "sent_on": today(),
    },
    "cases.give_papers": lambda h: {
        "case": h.extras["case"], "paper": "receipt", "of": [h.extras["receipt"].id], "language": "mr",
        "how": "post", "to_said": "her brother", "sent_on": today(),
    },
}  # fmt: skip
PAGES = """\
cases:letters          GET   /cases/{case}/letters/                     ACK
cases:letter_preview   GET   /cases/{case}/letters/petition.pdf         ACK
cases:give_papers      POST  /cases/{case}/given/receipt/               ACK
cases:sent_letter      GET   /cases/letters/{letter_given}.pdf          ACK
"""
