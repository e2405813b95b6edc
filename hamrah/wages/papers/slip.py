"""The terms slip on one page, to be read aloud, signed and kept by her. Not here: its look (slip.typ)."""

from pathlib import Path
from typing import Any

from hamrah.ground.day import today
from hamrah.ground.day_words import day_words
from hamrah.ground.numbers import rupees
from hamrah.ground.paper import drawn
from hamrah.organisations.models import Organisation, organisation_of
from hamrah.wages.models import Terms
from hamrah.wages.papers.wording import LANGUAGES, words
from hamrah.wages.rules.hands import READ_ALOUD

__all__ = ["LANGUAGES", "slip_paper"]
HERE = Path(__file__).parent


def slip_paper(actor: Any, terms: Terms, language: str) -> bytes:
    """The slip as it was said; nothing that was left open is made up."""
    told = words(language)
    slip = told["slip"]
    earlier = day_words(terms.before.made_at, language) if terms.before else ""
    facts = {
        **head(organisation_of(actor.organisation_id), language, slip["title"]),
        "rows": rows(terms, told, language),
        "read": read_aloud(terms, slip, language),
        "words": {name: slip[name] for name in ("sign_worker", "sign_hirer", "sign_witness", "keep")},
        "version": slip["version"].format(day=earlier) if earlier else "",
        "written": slip["written"].format(day=day_words(terms.made_at, language)),
    }
    return drawn(HERE / "slip.typ", facts)


def rows(terms: Terms, told: dict[str, Any], language: str) -> list[list[str]]:
    slip = told["slip"]
    basis = told["basis"][terms.rate_basis].format(unit=terms.unit_said)
    said = (
        ("worker", terms.person.name),
        ("hirer", terms.hirer.name if terms.hirer else terms.hirer_said),
        ("payer", terms.payer.name if terms.payer else terms.payer_said),
        ("trade", terms.trade),
        ("place", terms.place_said),
        ("begins", day_words(terms.begins_on, language) if terms.begins_on else ""),
        ("rate", f"{rupees(terms.rate_paise or 0)} {basis}"),
        ("hours", str(terms.hours_a_day or "")),
        ("rest", told["rest_day"].get(terms.rest_day, "")),
        ("advance", "" if terms.advance_paise is None else rupees(terms.advance_paise)),
        ("food", told["food"].get(terms.food, "")),
        ("stay", told["food"].get(terms.stay, "")),
        ("paid_when", told["when"].get(terms.paid_when, "")),
        ("paid_how", told["how"].get(terms.paid_how, "")),
        ("words", terms.words),
    )
    return [[slip[name], text or f"({slip['not_said']})"] for name, text in said]


def read_aloud(terms: Terms, slip: dict[str, str], language: str) -> list[str]:
    """[the sentence that she heard it, ""]; or the words beside an empty line."""
    heard = terms.hands.filter(how=READ_ALOUD).first()
    return [slip["aloud"].format(day=day_words(heard.on, language)), ""] if heard else ["", slip["not_aloud"]]


def head(organisation: Organisation, language: str, title: str) -> dict[str, Any]:
    """What stands on top and below of every page."""
    name = (organisation.name_local if language != "en" else "") or organisation.name
    phones = " · ".join(filter(None, (organisation.phone, organisation.helpline)))
    foot = " · ".join(filter(None, (name, phones, day_words(today(), language))))
    return {"title": title, "organisation": name, "language": language, "foot": foot, "phones": phones}
