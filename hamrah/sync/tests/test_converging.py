"""Phones and an office, random in order, repeats, losses and clocks, against a plain model: no fact is lost,
none doubled, and in the end all say the same. Not here: single rules (test_push.py, test_conflicts.py).
"""

import random
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from hamrah.ground.ids import new_id
from hamrah.ground.models import Difference, Journal
from hamrah.people import actions
from hamrah.people.models import Person, Phone
from hamrah.stands.models import RateSeen
from hamrah.sync.models import Conflict, FieldCommand
from hamrah.sync.tests.fake_phone import enrolled

pytestmark = pytest.mark.django_db

PHONES = 3
HAMLETS = ("Upla", "Nichla", "Bichla")
SKEWS = (timedelta(0), timedelta(days=-1_100), timedelta(hours=7))
which = st.integers(0, PHONES - 1)


class Network(RuleBasedStateMachine):
    """The model: who was registered (`people`), phone numbers said of each, rates heard, each hamlet said."""

    house = None

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed):
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.at_work = self.house.at_work()
        self.at_work.__enter__()
        self.dice = random.Random(seed)
        self.phones = [enrolled(self.house, "asha", skew=skew) for skew in SKEWS]
        self.people, self.numbers, self.rates, self.hamlets = {}, set(), [], {}
        self.began_from = {}
        self.sent_before = []

    def teardown(self):
        if not hasattr(self, "savepoint"):
            return
        try:
            self.all_is_sent()
            self.nothing_is_lost_or_doubled()
            self.nobody_overwrote_what_she_had_not_seen()
            self.all_say_the_same()
        finally:
            self.at_work.__exit__(None, None, None)
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    @rule(at=which, number=st.integers(0, 999))
    def registers(self, at, number):
        person = str(new_id())
        name = f"Worker {len(self.people)} {number}"
        command = self.phones[at].say("people.register_worker", person, said={"name": name, "hamlet": "Kala"})
        self.people[person] = (name, at, command)

    @rule(at=which, pick=st.integers(0, 50))
    def adds_a_phone_number(self, at, pick):
        if (person := self._known(at, pick)) is None:
            return
        number = f"98{len(self.numbers):08d}"
        self.phones[at].say("people.add_phone", person, needs=self._before(at, person), number=number)
        self.numbers.add((person, number))

    @rule(at=which, paise=st.integers(50, 900))
    def hears_a_rate(self, at, paise):
        rate = paise * 100
        self.phones[at].say("stands.note_rate", self.house.stand.id, trade="mason", rate_paise=rate)
        self.rates.append(rate)

    @rule(at=which, pick=st.integers(0, 50), hamlet=st.sampled_from(HAMLETS))
    def corrects_a_hamlet(self, at, pick, hamlet):
        phone = self.phones[at]
        if (person := self._known(at, pick)) is None:
            return
        was = phone.bundles.get(person, {}).get("person", [{}])[0].get("hamlet", "Kala")
        command = phone.say(
            "people.correct_worker", person, needs=self._before(at, person),
            changes={"hamlet": hamlet}, was={"hamlet": was},
        )  # fmt: skip
        self.began_from[command] = was
        self.hamlets.setdefault(person, set()).add(hamlet)

    @rule(pick=st.integers(0, 50), hamlet=st.sampled_from(HAMLETS))
    def the_office_corrects_a_hamlet(self, pick, hamlet):
        rows = Person.objects.filter(id__in=self.people)
        if not rows:
            return
        row = rows.order_by("id")[pick % len(rows)]
        actions.correct_worker(
            self.house.staff["bina"], person=row, version=row.version, changes={"hamlet": hamlet}
        )
        self.hamlets.setdefault(str(row.id), set()).add(hamlet)

    @rule(at=which, hears=st.booleans())
    def sends_some_in_any_order(self, at, hears):
        phone = self.phones[at]
        batch = self.dice.sample(list(phone.outbox.values()), k=min(len(phone.outbox), 5))
        self._send(phone, batch, hears)

    @rule(at=which)
    def repeats_what_was_sent_long_ago(self, at):
        mine = [batch for phone, batch in self.sent_before if phone is self.phones[at]]
        if mine:
            self._send(self.phones[at], self.dice.choice(mine), hears=True)

    @rule(at=which, hears=st.booleans())
    def downloads(self, at, hears):
        phone = self.phones[at]
        cursor, bundles = phone.cursor, dict(phone.bundles)
        phone.fetch(most=3)
        if not hears:
            phone.cursor, phone.bundles = cursor, bundles

    def _send(self, phone, batch, hears):
        if not batch:
            return
        status, answer = phone.ask(
            "POST", "/sync/push/", {"device_now": phone.now.isoformat(), "commands": batch}
        )
        assert status == 200
        assert "refused" not in [one["answer"] for one in answer["answers"]], answer
        self.sent_before.append((phone, batch))
        if hears:
            phone.hear(answer["answers"])

    def _known(self, at, pick):
        """Somebody this phone registered or holds."""
        known = [
            p for p, (_name, by, _command) in self.people.items() if by == at or p in self.phones[at].bundles
        ]
        return known[pick % len(known)] if known else None

    def _before(self, at, person):
        _name, by, command = self.people[person]
        return [command] if by == at and command in self.phones[at].outbox else []

    def all_is_sent(self):
        for _round in range(20):
            waiting = [phone for phone in self.phones if phone.outbox]
            for phone in waiting:
                phone.send()
        assert not any(phone.outbox for phone in self.phones)

    def nothing_is_lost_or_doubled(self):
        rows = {str(row.id): row for row in Person.objects.filter(id__in=self.people)}
        assert {id: row.name for id, row in rows.items()} == {id: one[0] for id, one in self.people.items()}
        said = [(str(row.person_id), row.number) for row in _numbers(self.people)]
        assert sorted(said) == sorted(self.numbers)
        assert sorted(
            RateSeen.objects.filter(made_at__gte=self._begun()).values_list("rate_paise", flat=True)
        ) == (sorted(self.rates))
        for person, hamlets in self.hamlets.items():
            values = {rows[person].hamlet}
            for row in Conflict.objects.filter(person_id=person):
                values |= {row.yours, row.theirs}
            values |= _overwritten(person)
            assert hamlets <= values

    def nobody_overwrote_what_she_had_not_seen(self):
        """Each correction from a phone was laid over the very value from which it began."""
        entries = dict(Journal.objects.filter(command__in=self.began_from).values_list("id", "command"))
        for row in Difference.objects.filter(journal_id__in=entries, became__has_key="hamlet"):
            assert row.was["hamlet"] == self.began_from[str(entries[row.journal_id])]

    def _begun(self):
        return (
            FieldCommand.objects.order_by("came_at").values_list("came_at", flat=True).first() or "2100-01-01"
        )

    def all_say_the_same(self):
        for phone in self.phones:
            phone.fetch_all()  # the rest of a round that was begun before all was sent ...
            phone.fetch_all()  # ... and a new one
        for person in self.people:
            stands = Person.objects.get(id=person).hamlet
            shown = {phone.bundles[person]["person"][0]["hamlet"] for phone in self.phones}
            assert shown == {stands}


def _numbers(people):
    return Phone.objects.filter(person_id__in=people)


def _overwritten(person):
    """What stood once and was corrected by who knew it: the journal keeps it."""
    changed = Difference.objects.filter(row_id=person, became__has_key="hamlet")
    return {row.became["hamlet"] for row in changed}


def test_phones_and_an_office_converge_whatever_happens_on_the_way(houses):
    ours, _theirs = houses
    Network.house = ours
    run_state_machine_as_test(
        Network,
        settings=settings(
            max_examples=6, stateful_step_count=25, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


@pytest.mark.long
def test_and_in_many_more_ways(houses):
    ours, _theirs = houses
    Network.house = ours
    run_state_machine_as_test(
        Network,
        settings=settings(
            max_examples=150, stateful_step_count=60, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
