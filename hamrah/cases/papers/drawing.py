"""A paper of a case drawn in one of four languages. Not here: what stands on each (receipt.py and others)."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from hamrah.ground.paper import drawn
from hamrah.organisations.models import organisation_of
from hamrah.wages.papers.slip import head
from hamrah.wages.papers.wording import LANGUAGES

__all__ = ["LANGUAGES", "Paper", "paper_pdf", "words"]
HERE = Path(__file__).parent


class Paper(Protocol):
    """Plain facts that know their template and can say themselves in a language."""

    @property
    def name(self) -> str: ...

    def said(self, words: dict[str, Any], language: str) -> dict[str, Any]: ...


@cache
def words(language: str) -> dict[str, Any]:
    """All words of a language; of English where there is none such."""
    code = language if language in LANGUAGES else "en"
    return tomllib.loads((HERE / "words" / f"{code}.toml").read_text("utf-8"))


def paper_pdf(actor: Any, paper: Paper, language: str) -> bytes:
    """The paper under the organisation's head."""
    told = words(language)
    facts = {
        **head(organisation_of(actor.organisation_id), language, told[paper.name]["title"]),
        "words": {**told["hands"], **told[paper.name]},
        **paper.said(told, language),
    }
    return drawn(HERE / f"{paper.name}.typ", facts)
