"""A rule of law in a sentence or a few, filled from its values. Not here: which rule applies (law/)."""

from collections.abc import Callable, Mapping
from typing import Any

from hamrah.ground.numbers import rupees
from hamrah.ground.words import _
from hamrah.wages import law_words
from hamrah.wages.law.packs import Fact


def sentences_of(fact: Fact) -> list[str]:
    """What the rule says, in the reader's language."""
    said = SENTENCES[fact.topic.split("_", maxsplit=1)[0]](fact)
    return said if isinstance(said, list) else [said]


def _overtime(fact: Fact) -> str:
    said = _("%(factor)s times the usual wage of an hour; a day's wage divided by %(hours)s is an hour's.")
    return str(said % fact.values)


def _pay(fact: Fact) -> list[str]:
    """Each way of being paid with its day."""
    return [f"{law_words.PERIODS[period]}: {_due(rule)}" for period, rule in fact.values.items()]


def _due(rule: Mapping[str, int]) -> Any:
    if "day_of_next_month" in rule:
        return _("by day %(day)s of the next month") % {"day": rule["day_of_next_month"]}
    if "working_days" in rule:
        return _("within %(days)s working days") % {"days": rule["working_days"]}
    return _("within %(days)s days") % rule if rule["days"] else _("the same day")


def _deductions(fact: Fact) -> str:
    heads = ", ".join(str(law_words.HEADS[head]) for head in fact.values["heads"])
    said = _(
        "Only: %(heads)s. In all at most %(percent)s of a hundred of the wages, %(more)s for a co-operative."
    )
    values = fact.values
    return str(said % {"heads": heads, "percent": values["percent"], "more": values["cooperative_percent"]})


def _limitation(fact: Fact) -> str:
    said = _("Within %(months)s months. A late claim may still be admitted where there was good cause.")
    return str(said % {"months": fact.values["months"]})


def _compensation(fact: Fact) -> str:
    return str(_("Up to %(times)s times what is owed, as the authority decides.") % fact.values)


def _accident(fact: Fact) -> str:
    if fact.topic == "accident_wage_cap":
        return rupees(fact.values["paise"])
    values = fact.values
    said = _(
        "Death: %(death)s of a hundred of a month's wage times the factor of the age; total loss: %(total)s. "
        "Interest %(interest)s of a hundred a year."
    )
    text = said % {
        "death": values["death_percent"],
        "total": values["total_percent"],
        "interest": values["interest_percent"],
    }
    if not values["death_least_paise"]:
        return str(text)
    least = _("At least %(death)s and %(total)s; funeral costs %(funeral)s.") % {
        "death": rupees(values["death_least_paise"]),
        "total": rupees(values["total_least_paise"]),
        "funeral": rupees(values["funeral_paise"]),
    }
    return f"{text} {least}"


def _journey(fact: Fact) -> str:
    values = fact.values
    if values["reading"] == "old":
        said = _(
            "From the contractor: fare both ways, wages for the days on the way, and once %(percent)s of "
            "a hundred of a month's wage, at least %(least)s."
        )
        least = rupees(values["displacement_least_paise"])
        return str(said % {"percent": values["displacement_percent"], "least": least})
    said = _(
        "From the employer: the fare home and back once in %(months)s months, after %(days)s days of service."
    )
    return str(said % {"months": values["once_in_months"], "days": values["days"]})


SENTENCES: dict[str, Callable[[Fact], str | list[str]]] = {
    "overtime": _overtime,
    "pay": _pay,
    "deductions": _deductions,
    "limitation": _limitation,
    "compensation": _compensation,
    "accident": _accident,
    "journey": _journey,
}
