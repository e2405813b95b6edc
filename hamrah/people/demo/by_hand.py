"""Workers at the desk: photo, own consent, submitted, accepted or sent back; minors, and those for whom a
relative spoke. Not here: those taken over from papers (crowd.py).
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from hamrah.files.actions import keep_photos
from hamrah.files.faces.studio import portrait
from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.ground.names.invented import Someone, someone
from hamrah.ground.problem import Problem
from hamrah.people.actions import (
    accept_worker,
    record_consent,
    record_legal_claim,
    register_worker,
    restrict_lapsed,
    return_worker,
    submit_worker,
    verify_guardian,
)
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.demo.crowd import said_of
from hamrah.people.demo.folk import sitter_of
from hamrah.people.demo.office import Office
from hamrah.people.models import Person
from hamrah.people.rules.ages import AgeSaid

CONSENTS = (ConsentSaid("register", "hi", "thumb", witness="Gita Damor"), ConsentSaid("card", "hi", "thumb"))
# How far each of them has come.
STAGES = ("accepted", "submitted", "returned", "submitted", "draft", "accepted", "submitted", "returned")
RETURNED_BECAUSE = (
    "The photo shows two people. Take it again.",
    "Which village: upper or lower?",
)
BECAUSE = "A namesake of another family, known to us both."


def by_hand(demo: Demo, office: Office) -> None:
    """One at each stage of the desk's work, minors, and two whom a relative registered."""
    reasons = iter(RETURNED_BECAUSE)
    for stage in STAGES:
        who = someone(demo.draw)
        person = registered(demo, office, who, photo=_photo(office, who))
        if stage != "draft":
            submit_worker(office.registrar, person=person)
        if stage == "accepted":
            accept_worker(office.coordinator, person=person)
        if stage == "returned":
            return_worker(office.coordinator, person=person, reason=next(reasons))
    _minors(demo, office)
    _by_relatives(demo, office)


def _photo(office: Office, who: Someone) -> UUID:
    (id,) = keep_photos(office.registrar, photos=[portrait(sitter_of(who))])
    return UUID(id)


def registered(demo: Demo, office: Office, who: Someone, **facts: Any) -> Person:
    """Registered with her own consents, unless a relative speaks; a strong likeness is answered as a
    registrar would."""
    said = said_of(demo, office, who, script="deva", **{"basis": None, "registered_on": demo.day, **facts})
    further: dict[str, Any] = {"said": said}
    if not said.by_proxy and (said.adult_from is None or said.adult_from <= demo.day):
        further["consents"] = CONSENTS
    try:
        person: Person = register_worker(office.registrar, **further)
    except Problem as problem:
        others = [(UUID(other), BECAUSE) for other in problem.values["others"]]
        person = register_worker(office.registrar, **further, not_the_same=others)
    return person


def _minors(demo: Demo, office: Office) -> None:
    """Sixteen, with a verified guardian, still a draft; seventeen, with a lawyer's claim and accepted;
    sixteen, and somebody calls himself his uncle."""
    guarded, claiming, brought = (
        registered(demo, office, someone(demo.draw), age=AgeSaid(years, demo.day)) for years in (16, 17, 16)
    )
    verify_guardian(
        office.coordinator, person=guarded, name=guarded.relation_name, relation="father", how="papers"
    )
    record_consent(office.registrar, person=guarded, said=CONSENTS[0])
    record_legal_claim(office.counsellor, person=claiming, claim="Wages of a tea stall, four months: LC 61")
    record_consent(office.registrar, person=claiming, said=CONSENTS[0])
    submit_worker(office.registrar, person=claiming)
    accept_worker(office.coordinator, person=claiming)
    verify_guardian(
        office.coordinator, person=brought, name="Ramesh", relation="uncle", is_suspected=True,
        reason="He brought four boys of three villages, and knows none of their fathers.",
    )  # fmt: skip


def _by_relatives(demo: Demo, office: Office) -> None:
    """He is away and his wife registers him; of another nobody heard in time, so his record is restricted."""
    _waiting, lapsed = (registered(demo, office, someone(demo.draw), by_proxy=True) for _ in range(2))
    with context.opened(organisation_id=office.registrar.organisation_id, user_id=office.registrar.user_id):
        lapsed.lapses_on = demo.day - timedelta(days=2)
        lapsed.save(update_fields=["lapses_on"])
    restrict_lapsed(office.coordinator)
