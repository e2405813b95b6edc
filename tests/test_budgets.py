"""How many queries the pages used all day may make. Timings are bench's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import registered

pytestmark = pytest.mark.django_db

# Page -> the most queries it may make, for a signed-in coordinator: session, user and roles included.
# The home page asks each room that has work, once or twice; a person's page each room that knows her.
BUDGETS = {"/": 30, "/people/search/?words=Kesar+Nathu+Gogunda": 16, "/people/{person}/": 43}


@pytest.mark.parametrize(("address", "most"), BUDGETS.items())
def test_a_page_stays_inside_its_budget_of_queries(address, most, houses):
    ours, _theirs = houses
    client = ours.client_of("bina")
    client.get("/menu/")  # the sign-in's own row is written with the first page
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address.format(person=ours.person.id)).status_code == 200
    statements = [q["sql"] for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) <= most, "\n".join(statements)


def test_a_list_asks_no_more_for_more_people(houses):
    ours, _theirs = houses
    client, counts = ours.client_of("bina"), []
    client.get("/menu/")
    for names in (("Kamli",), ("Kamla", "Kamlu", "Kamali")):
        with ours.at_work():
            for number, name in enumerate(names, start=len(names)):
                registered(ours.extras["boss"], f"{name} Meena", village_said="Kotda", age=10 + 15 * number)
        with CaptureQueriesContext(connection) as asked:
            client.get("/people/search/?words=Kamli+Meena+Kotda")
        counts.append(len(asked))
    assert counts[0] == counts[1]
