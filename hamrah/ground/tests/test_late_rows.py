"""Real transactions side by side: what commits late is sealed late, and never missed."""

import os

import psycopg
import pytest

from hamrah.ground.chain import seal_journal
from hamrah.ground.ids import new_id
from hamrah.ground.proof import prove
from hamrah.ground.tests.test_chain import INSERTED
from tests.cast import STAFF, house_of

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def test_a_row_is_sealed_only_when_all_that_began_before_it_has_ended():
    ours = house_of("AAA", STAFF)
    late = new_id()
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as owner:
        owner.execute("DELETE FROM ground_journalseal")  # the cast's own is an empty row
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as slow:
        slow.execute(INSERTED.format(change="ground_change()"), [late, ours.id])
        before = seal_journal(ours.id, using="owner")
        with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as quick:
            quick.execute(INSERTED.format(change="ground_change()"), [new_id(), ours.id])
        assert seal_journal(ours.id, using="owner") is None
        slow.commit()
    after = seal_journal(ours.id, using="owner")
    assert (before.until, after.journal_rows) == (after.since, 2)
    assert prove(ours.id, using="owner").broken is None
