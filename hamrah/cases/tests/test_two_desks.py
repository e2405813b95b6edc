"""Two desks at once in one case, and input that cannot be as a page answers it. Not here: each refusal."""

from datetime import timedelta

import pytest

from hamrah.cards.tests.test_two_desks import at_once, codes
from hamrah.cases import actions
from hamrah.cases.models import Case
from hamrah.cases.tests.scene import Desk
from hamrah.ground.day import today

pytestmark = pytest.mark.django_db(transaction=True)
ROLES = ("coordinator", "counsellor")


def test_of_two_who_close_at_once_one_is_told_that_it_is_closed():
    desk = Desk()
    actors = [desk.actor(role) for role in ROLES]
    case = desk.case()
    ends = {"outcome": "withdrawn", "words": "she wants no more"}
    answers = at_once(
        *((lambda actor=actor: actions.close_case(actor, case=case, **ends)) for actor in actors)
    )
    assert codes(answers) == ["cases.closed"]
    with desk.open():
        assert Case.objects.get().steps.filter(what="closed").count() == 1


def test_a_thirty_second_day_and_a_rate_of_five_rupees_are_answered_on_the_page():
    desk = Desk()
    case = desk.case()
    browser = desk.browser("counsellor")
    with desk.open():
        row = case.claimants.get()
    where = f"/cases/{case.id}/days/"
    page = browser.post(where, {f"since-{row.id}": "2026-01-32", f"rate-{row.id}": "500"}).content.decode()
    assert "This day is still to come, or too long ago." in page
    assert 'value="2026-01-32"' in page
    month_ago = str(today() - timedelta(days=30))
    said = {f"since-{row.id}": month_ago, f"until-{row.id}": str(today()), f"days-{row.id}": "-3"}
    assert "Write days as a number" in browser.post(where, said).content.decode()
    said |= {f"days-{row.id}": "20", f"rate-{row.id}": "5"}
    assert browser.post(where, said).status_code == 302
    assert "Is this rate right?" in browser.get(f"/cases/{case.id}/").content.decode()
