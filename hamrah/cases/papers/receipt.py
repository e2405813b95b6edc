"""One worker's receipt: what she received, and what of hers is still missing; nobody else's amount.

Not here: its look (receipt.typ).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.ground.day_words import day_words
from hamrah.ground.in_words import rupees_in_words
from hamrah.ground.numbers import rupees


@dataclass(frozen=True)
class ReceiptPaper:
    """`payer`: the other side; `has_paise`: all she has received in this case, this one included."""

    number: str
    case: str
    worker: str
    relation: str
    village: str
    payer: str
    amount_paise: int
    received_on: date
    mode: str
    reference: str
    how: str
    share_paise: int | None
    claim_paise: int | None
    has_paise: int
    name: str = "receipt"

    def said(self, words: dict[str, Any], language: str) -> dict[str, Any]:
        said = words["receipt"]
        mode = " ".join(filter(None, (words["mode"][self.mode], self.reference)))
        rows = (
            ("worker", " · ".join(filter(None, (self.worker, self.relation, self.village)))),
            ("payer", self.payer or "–"),
            ("mode", mode),
            ("day", day_words(self.received_on, language)),
            ("how", words["how"][self.how]),
            ("case", self.case),
        )
        return {
            "number": self.number,
            "amount": rupees(self.amount_paise),
            "in_words": rupees_in_words(self.amount_paise, language),
            "rows": [[said[name], text] for name, text in rows],
            "standing": [[said[name], rupees(paise)] for name, paise in self.standing()],
        }

    def standing(self) -> list[tuple[str, int]]:
        """What she has by now, and what is missing of her share and of her claim."""
        lines = [("has", self.has_paise)]
        for name, whole in (("of_share", self.share_paise), ("of_claim", self.claim_paise)):
            if whole is not None:
                lines.append((name, max(0, whole - self.has_paise)))
        return lines
