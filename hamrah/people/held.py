"""Everything people holds of a person, in words, for her own sheet. Not here: the sheet (rights)."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import get_language

from hamrah.ground.day_words import day_words
from hamrah.ground.room import Held
from hamrah.ground.words import _
from hamrah.people import told
from hamrah.people.models import Attested, Consent, Guardian, Membership, Person, Phone, SealedFact


def held(actor: Any, person: Person) -> Iterator[Held]:
    """Herself, her phones, household, consents, papers; her guardian and sealed facts as sensitive."""
    yield Held(_("Who you are"), tuple(herself(person)))
    records = person.records
    phones = list(Phone.objects.filter(person__in=records))
    yield Held(_("Phones"), numbers(one for one in phones if one.safe_to_call))
    # Nobody at home may know of this number.
    yield Held(_("Phones"), numbers(one for one in phones if not one.safe_to_call), tier=4)
    homes = Membership.objects.filter(person__in=records).select_related("household")
    yield Held(_("Household"), tuple((m.household.name, span(m.since, m.until)) for m in homes))
    yield Held(_("What you agreed to"), tuple(agreed(person)))
    if person.restricted_at:
        yield Held(_("Your record"), ((_("Restricted since"), day(person.restricted_at)),), tier=4)
    sheets = Attested.objects.filter(person__in=records).select_related("attestation")
    yield Held(_("Stamps"), tuple((a.attestation.office, day(a.attestation.attested_on)) for a in sheets))
    guardians = Guardian.objects.filter(person__in=records)
    yield Held(_("Guardian"), tuple((g.name or g.ground, g.relation or g.reason) for g in guardians), tier=4)
    facts = SealedFact.objects.filter(person__in=records).select_related("person")
    yield Held(
        _("Sealed facts"), tuple((told.SEALED.get(f.fact, f.fact), sealed_words(f)) for f in facts), tier=5
    )


def numbers(phones: Iterable[Phone]) -> tuple[tuple[Any, Any], ...]:
    return tuple((one.number, told.OWNERS.get(one.owner, one.owner)) for one in phones)


def herself(person: Person) -> Iterator[tuple[Any, Any]]:
    """Her own row, without what is empty."""
    lines = (
        (_("Name"), person.name),
        (_("Name in Latin letters"), person.name_latin),
        (_("Known as"), person.known_as),
        (told.RELATIONS.get(person.relation, _("Called after")), person.relation_name),
        (_("Woman or man"), told.GENDERS.get(person.gender, "")),
        (_("Year of birth"), str(person.birth_year or "")),
        (_("Village"), ", ".join(filter(None, (person.village_said, person.hamlet)))),
        (_("Panchayat"), person.panchayat_said),
        (_("Block"), person.block_said),
        (_("District"), ", ".join(filter(None, (person.district_said, person.state_said)))),
        (_("Work"), ", ".join(filter(None, (person.occupation, person.sector)))),
        (_("Skill"), told.SKILLS.get(person.skill_grade, person.skill_grade)),
        (_("e-Shram number"), person.eshram_number),
        (_("Remark"), person.note),
        (_("Register number"), person.register_number),
        (_("Registered on"), day(person.registered_on or person.made_at)),
        (_("Photo"), _("kept") if person.photo_id else ""),
    )
    return ((label, value) for label, value in lines if value)


def agreed(person: Person) -> Iterator[tuple[Any, Any]]:
    """Each consent, and its end."""
    for consent in Consent.objects.filter(person__in=person.records).order_by("given_on"):
        yield told.purpose_words(consent.purpose), span(consent.given_on, consent.withdrawn_at)
    if person.basis:
        for purpose in person.basis.purposes:
            yield told.PURPOSE_NAMES.get(purpose, purpose), _("on the office's paper")


def sealed_words(fact: SealedFact) -> str:
    """A sealed fact, opened; papers by their names."""
    return told.papers_words(fact.open()) if fact.fact == "papers" else fact.open()


def day(value: Any) -> str:
    """A day in the language of the page; nothing where none is known."""
    return day_words(value, get_language() or "en") if value else ""


def span(since: Any, until: Any) -> str:
    """From a day to a day; open where it has not ended."""
    return f"{day(since)} – {day(until)}"
