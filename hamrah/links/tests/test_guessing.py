"""10,000 guessed people against the real hub: how many memberships each attacker recovers.

The figures are printed (pytest -s) and stand in docs/decisions/0016. The register has 150 findable workers,
all of whom are among the guesses: the worst case of a list of voters in the wrong hands.
"""

import itertools

import pytest
from django.conf import settings
from voprf import ristretto

from hamrah.ground import context, sealing
from hamrah.ground.day import today
from hamrah.ground.names.invented import FAMILIES, MEN, VILLAGES, WOMEN
from hamrah.ground.problem import Problem
from hamrah.links import actions, hub, oblivious, quotas
from hamrah.links.findable import FAMILIES as ASKED
from hamrah.links.models import Entry, Round
from hamrah.links.rules.veil import packed, veiled
from hamrah.people.actions import register_workers
from hamrah.people.actions.consenting import notice_for
from hamrah.people.lines import line_of
from hamrah.people.models import Consent, Person
from hamrah.people.rules.ages import AgeSaid
from hamrah.people.rules.facts import Facts
from hamrah.people.rules.pairkeys import probe_keys
from hamrah.people.rules.ready import Batch, facts_of, ready
from hamrah.people.rules.registration import Registration
from hamrah.people.rules.trait import trait
from hamrah.people.tests.office import Office

pytestmark = pytest.mark.django_db
GUESSES, MEMBERS = 10_000, 150
# A guesser asks only keys that tell: name with father or village, father with village.
TELLING = frozenset("RVS")


def first_words(table: str) -> list[str]:
    return [entry.split()[0] for line in table.splitlines() for entry in line.split("|")]


def people() -> list[Registration]:
    """10,000 people who may be anywhere: each woman's name with each father's, family's and village's."""
    parts = (first_words(WOMEN), first_words(FAMILIES), first_words(MEN), first_words(VILLAGES))
    every = itertools.islice(itertools.product(*parts), 0, None, 9)
    return [
        Registration(
            name=f"{given} {family}", relation="father", relation_name=f"{father} {family}", gender="F",
            village_said=village, district_said="Udaipur", age=AgeSaid(20 + at % 40, today()),
        )
        for at, (given, family, father, village) in enumerate(itertools.islice(every, GUESSES))
    ]  # fmt: skip


@pytest.fixture
def attacked():
    """The guesses, and an office where 150 of them agreed to be found."""
    guesses = people()
    members = guesses[:: GUESSES // MEMBERS][:MEMBERS]
    office, attacker = Office("Village"), Office("Guesser")
    with office.open():
        rows = [ready(said, today=today()) for said in members]
        register_workers(office.actor(), batch=Batch([line_of(r, today=today()) for r in rows], digest="m"))
        Person.objects.update(state="accepted")
        notice = notice_for("network", "en")
        Consent.objects.bulk_create(
            Consent(person=person, purpose="network", notice=notice, given_how="thumb", given_on=today())
            for person in Person.objects.all()
        )
        actions.publish_findable(office.actor())
        assert Entry.objects.values("person").distinct().count() == MEMBERS
    return [facts_of(ready(said, today=today()).said) for said in guesses], office, attacker


def asked_alone(organisation_id, facts: Facts) -> list[hub.Near]:
    """What a member's own program can do that skips the page and the worker."""
    line, families = trait(facts), {p.key: p.family for p in probe_keys(facts) if p.family in ASKED}
    answers = oblivious.turned(organisation_id, list(families), hub.round_now())
    probed = {
        one.tag: hub.Probed(packed(veiled(line, one.secret)), families[key]) for key, one in answers.items()
    }
    return hub.looked(organisation_id, probed)


def recovered_alone(facts: list[Facts], attacker: Office) -> tuple[int, int]:
    """Guess after guess until the hub says no: how often it said "somebody", and how often looked at all."""
    said_yes = looked = 0
    with attacker.open():
        for guess in facts:
            try:
                said_yes += bool(asked_alone(attacker.organisation.id, guess))
            except Problem as problem:
                assert problem.code == "links.quota"
                break
            looked += 1
    return said_yes, looked


def recovered_with(evaluator: ristretto.Evaluator, facts: list[Facts], secretly: dict[int, str]) -> int:
    """Entries whose tags a guesser computes himself, with this key; whose they are, his list tells."""
    turned: dict[int, int] = {}
    for guess in facts:
        for probe in probe_keys(guess):
            if probe.family in TELLING and probe.key not in turned:
                output = bytes(evaluator.evaluate_known_input(oblivious.PERSONAL + str(probe.key).encode()))
                turned[probe.key] = oblivious._split(output).tag
    return len({secretly[tag] for tag in turned.values() if tag in secretly})


def test_how_many_memberships_10_000_guesses_recover(attacked, caplog):
    facts, _office, attacker = attacked
    alone, looked = recovered_alone(facts, attacker)
    with context.opened(door=hub.DOOR):
        running = Round.objects.get()
        seed = sealing.unseal(settings.MASTER_KEY, bytes(running.sealed), place=f"links.round/{running.id}")
        entries = {row.tag: str(row.person_id) for row in Entry.objects.all()}
    database = recovered_with(ristretto.Evaluator(b"?" * 32), facts, entries)
    together = recovered_with(ristretto.Evaluator(seed), facts, entries)
    print(f"\nof {MEMBERS} memberships, with {GUESSES} guesses, in a day: a member alone heard 'somebody'")
    print(f"{alone} times in {looked} looks; a thief of the hub's database recovers {database};")
    print(f"the hub, alone or together with a member, {together}")
    assert looked == quotas.LOOKS_A_DAY
    assert database == 0
    assert together > MEMBERS * 0.9
    assert str(attacker.organisation.id) in caplog.text
