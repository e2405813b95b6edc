"""Notifications of wages: added by one, compared by another, what they change. Not here: the law itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse

from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people.tests.office import Office
from hamrah.wages import orders
from hamrah.wages.actions import OrderSaid, add_orders, review_order, withdraw_order
from hamrah.wages.law import RateRow, legal_minimum, rate_at, shipped
from hamrah.wages.law.schema import rate_row
from hamrah.wages.models import WageOrder
from hamrah.wages.order_sheet import brought
from hamrah.wages.rules.order_rows import COLUMNS, read
from hamrah.wages.rules.order_rows import shared as shared_of
from hamrah.wages.tests.test_law_claims import days, in_rajasthan

pytestmark = pytest.mark.django_db
SINCE = date(2025, 1, 1)
SAID = OrderSaid(
    place="RJ",
    employment="any",
    applies_from=SINCE,
    became_known=date(2025, 3, 1),
    rates=(RateRow("", "unskilled", 29_700), RateRow("", "semi", 30_900)),
    title="F.5(6) of 2025",
    source="Rajasthan gazette",
)
SHEET = (
    "place,employment,zone,skill,basic,allowance,applies_from,became_known,title,source,mark\n"
    "RJ,any,,unskilled,297,,01-01-2025,2025-03-01,F.5(6),gazette,V2\n"
    "RJ,any,,semi,309,,01/01/2025,01-03-2025,F.5(6),gazette,V2\n"
    "GJ,any,I,unskilled,452,48.5,01-10-2025,,KHR,gazette,V\n"
)


@pytest.fixture
def office():
    office = Office()
    with office.open():
        yield office


def added(office, said=SAID):
    (id_,) = add_orders(office.actor("lawyer"), orders=[said])
    return WageOrder.objects.get(id=id_)


def accepted(office, said=SAID):
    return review_order(office.actor(), order=added(office, said), is_accepted=True)


def refusal(act):
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.code


def of_today(office, skill="unskilled"):
    asked = {"place": "RJ", "employment": "construction", "skill": skill, "on": SINCE, "known": today()}
    return rate_at(orders.packs_of(office.actor()), **asked)


def test_a_notification_counts_only_once_a_second_person_has_compared_it(office):
    row = added(office)
    assert of_today(office).daily_paise == 28_500
    row = review_order(office.actor(), order=row, is_accepted=True, words="page 4")
    assert (row.state, of_today(office).daily_paise) == ("accepted", 29_700)
    assert of_today(office).cite.verified_by == "coordinator"


def test_nobody_compares_what_she_added_herself(office):
    row = added(office)
    act = lambda: review_order(office.actor("lawyer"), order=row, is_accepted=True)  # noqa: E731
    assert refusal(act) == "wages.order_own"


def test_the_database_too_asks_for_a_second_person(office):
    row = added(office)
    with pytest.raises(IntegrityError), transaction.atomic():
        WageOrder.objects.filter(id=row.id).update(
            decision="accepted", decided_at=row.added_at, decided_by_id=row.added_by_id
        )


def test_the_database_lets_nobody_change_what_the_gazette_said(office):
    row = added(office)
    with pytest.raises(ProgrammingError), transaction.atomic():
        WageOrder.objects.filter(id=row.id).update(rates=[["", "unskilled", 99_900, 0]])


def test_what_is_not_accepted_says_why_and_never_counts(office):
    row = added(office)
    decline = {"order": row, "is_accepted": False}
    assert refusal(lambda: review_order(office.actor(), **decline)) == "wages.order_why"
    row = review_order(office.actor(), **decline, words="the gazette says 299")
    assert (row.state, of_today(office).daily_paise) == ("declined", 28_500)
    assert refusal(lambda: review_order(office.actor(), **decline, words="again")) == "wages.order_decided"


def test_a_withdrawn_notification_counts_no_longer_and_may_be_written_anew(office):
    row = accepted(office)
    assert refusal(lambda: withdraw_order(office.actor(), order=row, words=" ")) == "wages.order_why"
    withdraw_order(office.actor(), order=row, words="wrong state")
    assert of_today(office).daily_paise == 28_500
    again = {"order": row, "words": "again"}
    assert refusal(lambda: withdraw_order(office.actor(), **again)) == "wages.order_decided"
    accepted(office, replace(SAID, title="F.5(6) corrected"))
    assert of_today(office).daily_paise == 29_700


def test_the_same_days_are_not_noted_twice(office):
    added(office)
    assert refusal(lambda: added(office, replace(SAID, title="another"))) == "wages.order_known"


def test_another_organisation_is_not_bound_by_ours(office):
    accepted(office)
    other = Office("Another")
    with other.open():
        assert orders.packs_of(other.actor()) is shipped()
        assert not WageOrder.objects.visible_to(other.actor()).exists()


def test_a_retroactive_notification_works_open_claims_out_again(office, monkeypatch):
    asked = []
    monkeypatch.setattr(orders, "RECOMPUTES", [lambda actor, keys, order: asked.append((keys, order)) or 7])
    row = accepted(office)
    assert row.claims_changed == 7
    ((keys, order),) = asked
    assert order.id == row.id
    assert {(key.place, key.skill, key.since, key.until) for key in keys} == {
        ("RJ", "unskilled", SINCE, None),
        ("RJ", "semi", SINCE, None),
    }
    work = in_rajasthan(days=days(SINCE - timedelta(days=1), 2))
    statement = legal_minimum(work, orders.packs_of(office.actor()), known=today())
    assert [line.rate_paise for line in statement.lines] == [28_500, 29_700]


def test_the_law_of_an_organisation_is_kept_until_its_notifications_change(office, django_assert_num_queries):
    row = accepted(office)
    packs = orders.packs_of(office.actor())
    with django_assert_num_queries(1):
        assert orders.packs_of(office.actor()) is packs
    withdraw_order(office.actor(), order=row, words="wrong")
    assert orders.packs_of(office.actor()) is shipped()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"place": "XX"}, "wages.order_place"),
        ({"employment": "juggling"}, "wages.order_work"),
        ({"basis": "piece"}, "wages.order_basis"),
        ({"basis": "month", "divisor": 32}, "wages.order_basis"),
        ({"mark": "sure"}, "wages.order_mark"),
        ({"title": " "}, "wages.order_unsaid"),
        ({"source": ""}, "wages.order_unsaid"),
        ({"became_known": date(2999, 1, 1)}, "wages.order_days"),
        ({"applies_from": date(2999, 1, 1)}, "wages.order_days"),
        ({"applies_from": date(1947, 1, 1)}, "wages.order_days"),
        ({"holds_until": SINCE}, "wages.order_days"),
        ({"rates": ()}, "wages.order_empty"),
        ({"rates": (RateRow("", "unskilled", 29_700),) * 2}, "wages.order_twice"),
        ({"rates": (RateRow("", "unskilled", 741_000_00),)}, "wages.order_unlikely"),
        ({"rates": (RateRow("", "unskilled", 100),)}, "wages.order_unlikely"),
        ({"rates": (RateRow("a zone of a very long name", "unskilled", 29_700),)}, "wages.order_zone"),
    ],
    ids=str,
)
def test_a_notification_that_cannot_be_is_refused(office, wrong, code):
    assert refusal(lambda: added(office, replace(SAID, **wrong))) == code


def test_nothing_and_far_too_many_are_refused(office):
    for many in ([], [SAID] * 501):
        assert refusal(lambda many=many: add_orders(office.actor(), orders=many)) == "wages.order_too_many"


def test_a_spreadsheet_is_read_row_by_row_into_notifications():
    found, refused = read(SHEET)
    assert refused == []
    assert [(one.shared["place"], len(one.rates), one.line) for one in found] == [("RJ", 2, 2), ("GJ", 1, 4)]
    assert found[0].shared["became_known"] == date(2025, 3, 1)
    assert found[1].rates == (RateRow("I", "unskilled", 45_200, 4_850),)
    assert found[1].shared["became_known"] == date(2025, 10, 1)
    assert set(SHEET.partition("\n")[0].split(",")) <= set(COLUMNS)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "column"),
    [
        ("unskilled,297", "clever,297", 2, "skill"),
        ("semi,309", "semi,three", 3, "basic"),
        ("452,48.5", "452,x", 4, "allowance"),
        ("01-01-2025", "31-02-2025", 2, "applies_from"),
        ("2025-03-01", "soon", 2, "became_known"),
        ("gazette,V\n", "gazette,sure\n", 4, "mark"),
    ],
)
def test_each_wrong_row_is_named_with_its_column(was, becomes, line, column):
    _found, refused = read(SHEET.replace(was, becomes, 1))
    assert [(one.line, one.column) for one in refused] == [(line, column)]
    assert refused[0].why


def test_a_sheet_without_a_needed_column_says_which():
    _found, refused = read("place,employment,zone,basic\nRJ,any,,297\n")
    assert [(one.line, one.column) for one in refused] == [(1, "skill")]


def posted(office, name, role="lawyer", id_=None, **fields):
    client = office.browser(role)
    return client.post(reverse(f"wages:{name}", args=[id_] if id_ else []), fields)


def typed(**more):
    return {
        "place": "RJ", "employment": "any", "applies_from": "2025-01-01", "became_known": "2025-03-01",
        "basis": "day", "title": "F.5(6)", "source": "gazette", "mark": "V", "act": "Code on Wages 2019",
        "section": "s. 8", "unskilled0": "297", "semi0": "309", **more,
    }  # fmt: skip


def test_a_lawyer_types_a_notification_and_a_coordinator_accepts_it_on_the_page(office):
    made = posted(office, "new_order", **typed())
    row = WageOrder.objects.get()
    assert made.url == reverse("wages:order", args=[row.id])
    page = office.browser().get(made.url).content.decode()
    assert "₹285" in page and "₹297" in page
    posted(office, "review_order", role="coordinator", id_=row.id, accept="1")
    row.refresh_from_db()
    assert row.state == "accepted"


def test_an_amount_that_cannot_be_read_is_shown_beside_its_field(office):
    page = posted(office, "new_order", **typed(semi0="three"))
    assert "Write the amount in rupees" in page.content.decode()
    assert not WageOrder.objects.exists()


def test_a_spreadsheet_with_one_wrong_row_saves_nothing_and_keeps_what_was_pasted(office):
    page = posted(office, "bring_orders", rows=SHEET.replace("309", "3O9")).content.decode()
    assert "Row 3, basic" in page and "F.5(6)" in page
    assert not WageOrder.objects.exists()
    assert posted(office, "bring_orders", rows=SHEET).status_code == 302
    assert WageOrder.objects.count() == 2


@pytest.mark.parametrize(
    ("bytes_", "says"),
    [(b"\xff\xfe\x00", "cannot be read"), (b"", "Choose a file"), (b"a" * 400_001, "too large")],
)
def test_a_file_that_is_no_list_of_rates_is_refused(office, bytes_, says):
    fields = {"file": SimpleUploadedFile("rates.csv", bytes_)} if bytes_ else {"rows": ""}
    assert says in posted(office, "bring_orders", **fields).content.decode()


def test_the_law_page_answers_what_a_day_is_worth_and_names_what_is_missing(office):
    client = office.browser("registrar")
    asked = {"place": "RJ", "employment": "construction", "skill": "skilled", "on": "2023-02-01"}
    page = client.get(reverse("wages:law"), asked).content.decode()
    assert "₹309" in page and "31 August 2023" in page.replace("Aug ", "August ")
    missing = client.get(reverse("wages:law"), {**asked, "place": "KL"}).content.decode()
    assert "No minimum wage is on file for Construction, Skilled, in Kerala on 01-02-2023" in missing


def test_rates_can_be_read_as_they_were_known_on_a_day(office):
    client = office.browser("registrar")
    url = reverse("wages:law_rates", args=["RJ", "any"])
    assert "₹285" in client.get(url).content.decode()
    assert "₹285" not in client.get(url, {"known": "2023-08-30"}).content.decode()
    assert client.get(reverse("wages:law_rates", args=["RJ", "juggling"])).status_code == 404


def test_the_phone_gets_the_whole_law(office):
    accepted(office)
    said = office.browser("registrar").get(reverse("wages:law_packs")).json()
    assert said["version"] == orders.packs_of(office.actor()).version
    assert any(order["is_own"] for order in said["orders"])


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: rate_row("", "clever", "300"), "wages.order_skill"),
        (lambda: rate_row("", "semi", "three"), "wages.order_amount"),
        (lambda: brought(None, " "), "wages.order_nothing"),
        (lambda: brought(SimpleUploadedFile("rates.csv", b"\xff\xfe\x00"), ""), "wages.order_unread"),
        (lambda: shared(applies_from=""), "wages.order_day_unread"),
        (lambda: shared(applies_from="1-2"), "wages.order_day_unread"),
        (lambda: shared(divisor="many"), "wages.order_basis"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_code(act, code):
    assert refusal(act) == code


def shared(**cells):
    return shared_of({**dict.fromkeys(COLUMNS, ""), "applies_from": "01-01-2025", **cells})
