"""Requests of two organisations in turn through a pool of one connection: none sees the other's rows,
whatever the request before left undone.
"""

import copy

import pytest
from django.db import connection, connections, transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path

from hamrah.config import urls as house_urls
from hamrah.ground import context
from hamrah.people.models import Person
from tests.cast import owned_tables, rows_seen

pytestmark = [
    pytest.mark.django_db(transaction=True, databases=["default", "owner"]),
    pytest.mark.urls(__name__),
]


def _names() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT organisation_id FROM people_person UNION SELECT DISTINCT "
                       "organisation_id FROM people_consent")  # fmt: skip
        return " ".join(str(id) for (id,) in cursor.fetchall())


def seen(request):
    return HttpResponse(_names())


def streamed(request):
    """What is asked of the database while the response already leaves."""
    started = _names()
    return StreamingHttpResponse(part() for part in (lambda: started + ";", _names, lambda: ";", _names))


def half_streamed(request):
    def parts():
        yield "begun"
        with context.opened(organisation_id=request.actor.organisation_id, user_id=request.actor.user_id):
            yield _names()
            yield "never read"

    return StreamingHttpResponse(parts())


def rolled_back(request):
    Person.objects.update(hamlet="no")
    transaction.set_rollback(True)
    return HttpResponse("gone")


def savepoint(request):
    with transaction.atomic():
        Person.objects.update(hamlet="no")
        transaction.set_rollback(True)
    return HttpResponse(_names())


def aborted(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")


def swallowed(request):
    """The transaction is broken and the view says all is well."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
    except Exception:
        return HttpResponse("all is well")


def raised(request):
    raise ValueError


VIEWS = (seen, streamed, half_streamed, rolled_back, savepoint, aborted, swallowed, raised)
urlpatterns = [
    *(path(f"x/{view.__name__}/", view) for view in VIEWS),
    *house_urls.urlpatterns,
]  # fmt: skip
handler404, handler500 = house_urls.handler404, house_urls.handler500
DISTURBANCES = [view.__name__ for view in VIEWS]


@pytest.fixture
def one_connection():
    """The pages' pool, made again with one connection; and which backends served it."""
    setting = connections.settings["default"]["OPTIONS"]
    before = copy.deepcopy(setting["pool"])
    connection.close()
    connection.close_pool()
    setting["pool"] = {"min_size": 1, "max_size": 1, "timeout": 20}
    connection.settings_dict["OPTIONS"]["pool"] = setting["pool"]
    yield
    connection.close()
    connection.close_pool()
    setting["pool"] = connection.settings_dict["OPTIONS"]["pool"] = before


def test_through_one_connection_each_sees_her_own(one_connection, committed_houses):
    ours, theirs = committed_houses
    clients = {ours: ours.client_of("asha"), theirs: theirs.client_of("deepa")}
    backends = set()
    for disturbance in DISTURBANCES:
        for house, other in ((ours, theirs), (theirs, ours)):
            body = _read(clients[house].get(f"/x/{disturbance}/"))
            assert str(other.id) not in body, disturbance
            # A stream that asks on after its page has no context any more.
            assert disturbance != "streamed" or body == f"{house.id};;"
            backends.add(_nothing_left_open(disturbance))
            assert _read(clients[other].get("/x/seen/")) == str(other.id), disturbance
            backends.add(_nothing_left_open(disturbance))
    assert len(backends) == 1


def _read(response) -> str:
    if response.streaming:
        parts = iter(response.streaming_content)
        begun = next(parts).decode()
        if begun == "begun":  # the reader goes away in the middle
            body = begun + next(parts).decode()
            response.close()
            parts.close() if hasattr(parts, "close") else None
            return body
        return begun + b"".join(parts).decode()
    return response.content.decode()


def _nothing_left_open(after: str) -> int:
    """The backend, which must see no row now."""
    assert context.current() == context.NONE, after
    assert not connection.in_atomic_block, after
    assert {table for table in owned_tables() if rows_seen(table)} == set(), after
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid(), current_setting('hamrah.context', true)")
        backend, claim = cursor.fetchone()
    assert claim in ("", None), after
    connection.close()  # back to the pool, as after each request
    return backend
