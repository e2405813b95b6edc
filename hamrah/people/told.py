"""Codes of people put into words: why a record is shown, stages, purposes, ways. Not here: their meaning."""

from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, ngettext

from hamrah.ground.words import _

REASONS: dict[str, Any] = {
    "same_phone": _("same phone"),
    "near_phone": _("nearly the same phone"),
    "same_name": _("same name"),
    "part_of_name": _("a word of the name"),
    "near_name": _("name sounds alike"),
    "other_name": _("another name"),
    "same_known_as": _("same name at home"),
    "same_relation": _("same father or husband"),
    "same_relation:f": _("same father"),
    "same_relation:h": _("same husband"),
    "same_relation:m": _("same mother"),
    "near_relation": _("father's or husband's name sounds alike"),
    "near_relation:f": _("father's name sounds alike"),
    "near_relation:h": _("husband's name sounds alike"),
    "near_relation:m": _("mother's name sounds alike"),
    "other_relation": _("another father or husband"),
    "other_relation:f": _("another father"),
    "other_relation:h": _("another husband"),
    "other_relation:m": _("another mother"),
    "father_in_name": _("father's name inside the name"),
    "same_village": _("same village"),
    "near_village": _("village sounds alike"),
    "same_district": _("same district"),
    "other_gender": _("woman and man differ"),
}
AGAINST = frozenset({"other_name", "other_relation", "other_gender"})
STAGES: dict[str, tuple[Any, str]] = {
    "draft": (_("To be completed"), "warn"),
    "submitted": (_("Waiting for the coordinator"), "neel"),
    "returned": (_("Sent back"), "bad"),
    "suspected": (_("Perhaps registered twice"), "warn"),
    "accepted": (_("Accepted"), "good"),
}
PURPOSE_NAMES: dict[str, Any] = {
    "register": _("Be in the register"),
    "card": _("Have a photo card"),
    "services": _("Be helped: law, skills, health, rights, savings"),
    "network": _("Be found by partner organisations"),
    "research": _("Be counted, without a name"),
}
PURPOSE_NOTICES: dict[str, Any] = {
    "register": _("Keep your name, village, work and photo in this organisation's register."),
    "card": _("Give you a photo card that others can check."),
    "services": _("Use the register to help you: legal aid, skills, health, entitlements, savings."),
    "network": _("Let a partner organisation find you when you ask for help elsewhere."),
    "research": _("Count you, without your name, in studies and reports."),
}
# Asked of those alone whom they concern, each on a page of its own.
APART_NAMES: dict[str, Any] = {"village": _("Stand on her village's list of who is away")}
APART_NOTICES: dict[str, Any] = {
    "village": _(
        "Tell your panchayat and your village's nurse that you are away: your name, your father's or"
        " husband's name, your hamlet, since which month, and in which state. Nothing more."
    ),
}
WAYS: dict[str, Any] = {
    "signature": _("Signature"),
    "thumb": _("Thumb print"),
    "spoken": _("Spoken, before a witness"),
    "code": _("Code on her phone"),
}
RELATIONS: dict[str, Any] = {
    "father": _("Father"),
    "husband": _("Husband"),
    "mother": _("Mother"),
    "guardian": _("Guardian"),
}
HOUSEHOLD_RELATIONS: dict[str, Any] = {
    "wife": _("Wife"),
    "husband": _("Husband"),
    "son": _("Son"),
    "daughter": _("Daughter"),
    "mother": _("Mother"),
    "father": _("Father"),
    "sister": _("Sister"),
    "brother": _("Brother"),
    "daughter_in_law": _("Daughter-in-law"),
    "grandchild": _("Grandchild"),
    "other": _("Somebody else"),
}
GUARDIAN_RELATIONS: dict[str, Any] = {
    "mother": _("Mother"),
    "father": _("Father"),
    "grandparent": _("Grandparent"),
    "sibling": _("Grown brother or sister"),
    "relative": _("Another relative"),
    "appointed": _("Appointed by an authority"),
}
VERIFIED_HOW: dict[str, Any] = {
    "papers": _("Papers seen, of her and of the guardian"),
    "visit": _("Visited at home, neighbours asked"),
    "panchayat": _("Confirmed by the panchayat or ward member"),
    "committee": _("Order of the Child Welfare Committee"),
}
GENDERS: dict[str, Any] = {"F": _("Woman"), "M": _("Man"), "O": _("Other")}
OWNERS: dict[str, Any] = {
    "self": _("Her own"),
    "family": _("Family"),
    "neighbour": _("Neighbour"),
    "contractor": _("Contractor"),
    "unknown": _("Not known"),
}
SKILLS: dict[str, Any] = {
    "unskilled": _("Unskilled"),
    "semi": _("Semi-skilled"),
    "skilled": _("Skilled"),
    "high": _("Highly skilled"),
}
PAPERS: dict[str, Any] = {
    "aadhaar": _("Aadhaar card"),
    "voter": _("Voter card"),
    "ration": _("Ration card"),
    "bank": _("Bank passbook"),
    "job_card": _("Job card"),
    "eshram": _("e-Shram card"),
    "bocw": _("Construction board card"),
}
SEALED: dict[str, Any] = {
    "papers": _("Papers seen"),
    "caste": _("Tribe or caste"),
    "disability": _("Disability"),
    "union": _("Union membership"),
    "safety": _("Her safety"),
}


def papers_words(value: str) -> str:
    """Papers seen in words; what was written by hand before there was a list stays as it was written."""
    return ", ".join(str(PAPERS.get(one, one)) for one in value.split(","))


def purpose_words(purpose: str) -> Any:
    """A purpose of consent in words."""
    return PURPOSE_NAMES.get(purpose) or APART_NAMES.get(purpose, purpose)


def reason_words(reason: Any) -> str:
    """One reason in words: "same father", "age 4 years apart"; an unknown code says nothing."""
    return _reason_words(reason, get_language())


@lru_cache(maxsize=4096)
def _reason_words(reason: Any, _language: str | None) -> str:
    """A list of ten says some thirty, nearly always the same."""
    if reason.code == "years_apart":
        years = int(reason.value)
        apart = ngettext("age %(years)d year apart", "age %(years)d years apart", years)
        return apart % {"years": years} if years else str(_("same age"))
    return str(REASONS.get(f"{reason.code}:{reason.value}") or REASONS.get(reason.code, ""))


def stage_words(stage: str) -> dict[str, Any]:
    """Text and colour of a stage's label."""
    text, kind = STAGES.get(stage, (stage, ""))
    return {"text": text, "kind": kind}
