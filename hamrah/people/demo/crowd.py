"""Many workers at once, as an office's papers have them. Not here: those who stand at the desk (by_hand)."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db import connection

from hamrah.ground import context
from hamrah.ground.demo import Demo
from hamrah.ground.names.invented import Someone, someone
from hamrah.people.actions import register_workers
from hamrah.people.demo.folk import Folk
from hamrah.people.demo.office import Office
from hamrah.people.lines import line_of
from hamrah.people.models import Person
from hamrah.people.rules.ages import AgeSaid
from hamrah.people.rules.ready import Batch, ready
from hamrah.people.rules.registration import PhoneSaid, Registration

BATCH = 2_000
WORK = (
    *(("construction", "mason"), ("construction", "helper"), ("construction", "tile fitter")),
    *(("construction", "painter"), ("construction", "bar bender"), ("hotels", "cook"), ("hotels", "waiter")),
    *(("loading", "head loader"), ("textiles", "machine operator"), ("textiles", "dyeing worker")),
    *(("brick kilns", "brick moulder"), ("diamonds", "diamond polisher"), ("farm", "cotton picker")),
)
WOMENS_WORK = (
    *(("construction", "helper"), ("homes", "domestic worker"), ("homes", "domestic worker")),
    *(("farm", "cotton picker"), ("brick kilns", "brick moulder"), ("textiles", "thread cutter")),
)
SKILLS = ("", "unskilled", "semi", "skilled", "skilled")
# Registers are four years old; most of their pages are newer.
FIRST_DAYS_AGO, LAST_DAYS_AGO, NEWER = 1_450, 30, 1.5
# Half past ten in India. The people are named by id: within one loading the planner knows nothing of the rows
# yet, and a join of two tables takes minutes.
LONG_AGO = (
    """
    UPDATE people_person SET made_at = said.day + interval '5 hours'
    FROM unnest(%(ids)s::uuid[], %(days)s::date[]) AS said (id, day) WHERE people_person.id = said.id
    """,
    """
    UPDATE people_registrationstep AS step SET at = said.day + interval '5 hours'
    FROM unnest(%(ids)s::uuid[], %(days)s::date[]) AS said (id, day)
    WHERE step.person_id = said.id AND step.state = 'accepted'
    """,
    """
    UPDATE files_photo SET taken_on = said.day
    FROM unnest(%(photos)s::uuid[], %(days)s::date[]) AS said (id, day) WHERE files_photo.id = said.id
    """,
)


def register(demo: Demo, office: Office, folk: Sequence[Folk], *, clerk: int) -> None:
    """In the office's papers; every third was written down by the other clerk, every fourth on the newer
    form."""
    said = []
    for at, one in enumerate(folk):
        script, basis = office.clerks[(clerk + (at % 3 == 2)) % 2], office.bases[at % 4 == 3]
        facts = {"id": one.id, "photo": one.photo, "basis": basis}
        said.append(said_of(demo, office, one.who, script=script, **facts))
    write(demo, office, said)


def register_more(demo: Demo, office: Office, people: int) -> Iterator[int]:
    """So many further workers, a transaction a batch; tells how many each held."""
    for start in range(0, people, BATCH):
        count = min(BATCH, people - start)
        register(demo, office, [Folk(someone(demo.draw, of_many=True)) for _ in range(count)], clerk=0)
        yield count


def write(demo: Demo, office: Office, said: Sequence[Registration]) -> None:
    """Through the verb for many."""
    if said:
        lines = [line_of(ready(one, today=demo.day), today=demo.day) for one in said]
        register_workers(office.registrar, batch=Batch(lines, f"demo/{said[0].id}"))


def long_ago(office: Office) -> None:
    """Written, accepted and photographed on the day the paper bears: the demo has no clock of its own."""
    with context.opened(organisation_id=office.registrar.organisation_id, user_id=office.registrar.user_id):
        rows = Person.objects.filter(basis__in=office.bases).values_list("id", "registered_on", "photo")
        ids, days, photos = zip(*rows, strict=True)
        with connection.cursor() as cursor:
            for statement in LONG_AGO:
                cursor.execute(statement, {"ids": list(ids), "days": list(days), "photos": list(photos)})


def said_of(demo: Demo, office: Office, who: Someone, *, script: str, **further: Any) -> Registration:
    """What is said when she is registered; a phone may be a neighbour's."""
    sector, occupation = demo.draw.choice(WOMENS_WORK if who.is_woman else WORK)
    span = (FIRST_DAYS_AGO - LAST_DAYS_AGO) * demo.draw.random() ** NEWER
    registered_on = demo.day - timedelta(days=LAST_DAYS_AGO + int(span))
    facts = {
        "name": who.name_in(script),
        "relation": who.relation,
        "relation_name": who.relative_in(script),
        "gender": "F" if who.is_woman else "M",
        "age": AgeSaid(who.age, registered_on, "about" if who.age % 5 == 0 else "exact"),
        "phones": phones_of(demo, who),
        "village": office.villages.get(who.village.latin),
        "village_said": who.village.written(script),
        "hamlet": who.hamlet,
        "district_said": who.district,
        "state_said": who.state,
        "sector": sector,
        "occupation": occupation,
        "skill_grade": demo.draw.choice(SKILLS),
        "registered_on": registered_on,
        "basis": office.basis,
    }
    return Registration(**{**facts, **further})


def phones_of(demo: Demo, who: Someone) -> tuple[PhoneSaid, ...]:
    """Hers in half of the cases."""
    owner = demo.draw.choice(("self", "self", "family", "neighbour"))
    safe = demo.draw.choice((True, None))
    return (PhoneSaid(who.phone, owner, safe),) if who.phone else ()
