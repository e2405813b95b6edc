"""An agreement on paper: who, how much, in which parts, for whom, before whom. Not here: its look."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.ground.day_words import day_words
from hamrah.ground.in_words import rupees_in_words
from hamrah.ground.numbers import rupees


@dataclass(frozen=True)
class AgreementPaper:
    """`parts`: (day, paise); `shares`: (worker, paise). Nothing stands on it that was not agreed."""

    case: str
    form: str
    agreed_on: date
    place: str
    payers: tuple[str, ...]
    amount_paise: int
    parts: tuple[tuple[date, int], ...]
    shares: tuple[tuple[str, int], ...]
    witnesses: tuple[str, ...]
    is_final: bool
    name: str = "agreement"

    def said(self, words: dict[str, Any], language: str) -> dict[str, Any]:
        said = words["agreement"]
        rows = (
            ("case", self.case),
            ("day", day_words(self.agreed_on, language)),
            ("place", self.place),
            ("payer", ", ".join(self.payers) or "–"),
            ("workers", str(len(self.shares))),
            ("witnesses", ", ".join(self.witnesses)),
        )
        return {
            "amount": rupees(self.amount_paise),
            "in_words": rupees_in_words(self.amount_paise, language),
            "sentence": said[self.form].format(day=day_words(self.agreed_on, language)),
            "rows": [[said[name], text] for name, text in rows if text],
            "parts": [
                [str(number), day_words(day, language), rupees(paise)]
                for number, (day, paise) in enumerate(self.parts, start=1)
            ],
            "shares": [[worker, rupees(paise)] for worker, paise in self.shares],
            "notes": [said["counts"], *([said["final"]] if self.is_final else [])],
        }
