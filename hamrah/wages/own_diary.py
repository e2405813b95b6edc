"""The words of a worker's own diary, as her phone's page needs them. Not here: the page, what it keeps."""

from typing import Any

from hamrah.ground.languages import languages
from hamrah.ground.words import _
from hamrah.wages import told

# What the page says by itself; its scripts know no sentence of their own.
SAID: dict[str, Any] = {
    "short": _("Six digits at least. Four can be guessed."),
    "differ": _("The two are not the same. Once more."),
    "wrong": _("This does not open it."),
    "wait": _("Wait %(seconds)s seconds, then try again."),
    "today": _("Today"),
    "worked": _("Worked: %(days)s days"),
    "kept": _("Kept on this phone"),
    "not_kept": _("This browser cannot keep it. Open the page in Chrome, not in a private window."),
    "too_much": _("So many months do not fit into one square. Take fewer, or send the file."),
    "bad_sum": _("Write how much it was, in rupees."),
    "no_name": _("Write for whom you work."),
    "forget": _("Everything on this phone will be gone, for ever. Is that what you want?"),
}


def shell() -> dict[str, Any]:
    """What stands in the page: words, marks, languages. Nothing of anybody."""
    marks = {word: {"said": str(said), "sign": sign} for word, (said, sign) in told.MARKS.items()}
    words = {name: str(sentence) for name, sentence in SAID.items()}
    kinds = {name: str(said) for name, said in told.MONEY.items()}
    return {
        "words": {"said": words, "marks": marks, "money": kinds},
        "marks": told.MARKS,
        "money": told.MONEY,
        "languages": list(languages().values()),
    }
