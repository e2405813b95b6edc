"""Workers at the desk: photo, own consent, submitted, accepted or sent back; households.

Not here: those taken over from papers (crowd.py).
"""

from datetime import date
from io import BytesIO
from uuid import UUID

from hamrah.files.actions import keep_photo
from hamrah.files.faces import invented_face
from hamrah.files.models import Photo
from hamrah.ground.demo import Demo
from hamrah.ground.names.invented import Someone, someone
from hamrah.ground.problem import Problem
from hamrah.people.actions import (
    accept_worker,
    add_photo,
    join_household,
    record_consent,
    register_worker,
    return_worker,
    submit_worker,
    verify_guardian,
)
from hamrah.people.actions.consenting import ConsentSaid
from hamrah.people.demo.crowd import said_of
from hamrah.people.demo.office import Office
from hamrah.people.models import Household, Person
from hamrah.people.rules.ages import AgeSaid

CONSENTS = (ConsentSaid("register", "hi", "thumb", witness="Gita Damor"), ConsentSaid("card", "hi", "thumb"))
# How far each of them has come.
STAGES = ("accepted", "submitted", "returned", "submitted", "draft", "accepted", "submitted", "returned")
RETURNED_BECAUSE = (
    "The photo shows two people. Take it again.",
    "Which village: upper or lower?",
)
BECAUSE = "A namesake of another family, known to us both."


def give_faces(demo: Demo, office: Office, count: int) -> None:
    """Photos for the first so many whose papers cover a card."""
    covered = [one for one in office.people("accepted", "suspected") if one.basis_id == office.basis]
    for seed, person in enumerate(covered[:count]):
        photo = face(office, seed, is_woman=person.gender == "F")
        add_photo(office.registrar, person=person, photo=photo)


def face(office: Office, seed: int, *, is_woman: bool) -> Photo:
    """A drawn portrait, kept as a camera's picture would be."""
    out = BytesIO()
    invented_face(seed, woman=is_woman).save(out, "JPEG", quality=88)
    photo: Photo = keep_photo(office.registrar, upload=out.getvalue())
    return photo


def by_hand(demo: Demo, office: Office) -> None:
    """One at each stage of the desk's work, and a boy of sixteen with his guardian."""
    reasons = iter(RETURNED_BECAUSE)
    for seed, stage in enumerate(STAGES):
        who = someone(demo.draw)
        photo = face(office, 100 + seed, is_woman=who.is_woman)
        person = registered(demo, office, who, photo=photo.id)
        if stage != "draft":
            submit_worker(office.registrar, person=person)
        if stage == "accepted":
            accept_worker(office.coordinator, person=person)
        if stage == "returned":
            return_worker(office.coordinator, person=person, reason=next(reasons))
    a_minor(demo, office)


def registered(demo: Demo, office: Office, who: Someone, *, photo: UUID) -> Person:
    """Registered with her own consents; a strong likeness is answered as a registrar would."""
    said = said_of(demo, office, who, script="deva", basis=None, photo=photo, registered_on=demo.day)
    try:
        person: Person = register_worker(office.registrar, said=said, consents=CONSENTS)
    except Problem as problem:
        others = [(UUID(other), BECAUSE) for other in problem.values["others"]]
        person = register_worker(office.registrar, said=said, consents=CONSENTS, not_the_same=others)
    return person


def a_minor(demo: Demo, office: Office) -> None:
    """Sixteen: a verified guardian comes before consent, and he stays a draft until somebody decides."""
    boy = said_of(demo, office, someone(demo.draw), script="deva", basis=None, age=AgeSaid(16, demo.day))
    person = register_worker(office.registrar, said=boy)
    verify_guardian(
        office.coordinator, person=person, name=boy.relation_name, relation="father", how="papers"
    )
    record_consent(office.registrar, person=person, said=CONSENTS[0])


def households(demo: Demo, office: Office) -> None:
    """Three households of two: the first was there, the second joined."""
    people = office.people("accepted")[20:26]
    for head, other in zip(people[::2], people[1::2], strict=False):
        since = date(demo.day.year - 3, 1, 1)
        membership = join_household(office.registrar, person=head, since=since, is_head=True)
        household: Household = membership.household
        join_household(office.registrar, person=other, since=since, household=household, relation="brother")
