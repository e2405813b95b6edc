"""What nobody may write anywhere: an Aadhaar number, unreadable signs, a book in a line.

Every text of every verb is tried, so a new verb is tried from its first day (tests/every_verb.py).
"""

import logging
import re

import pytest
from django.db import connections

from hamrah.ground.aadhaar import contains_aadhaar
from hamrah.ground.problem import Problem
from hamrah.imports.actions import Upload, import_register
from hamrah.imports.refusals import sentence_of
from hamrah.web.forms import Form
from tests.every_verb import CASES, leaves, replaced
from tests.test_every_page_every_role import _id_of
from tests.test_every_verb_guarded import EVERY_VERB, done, everything

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

# Made for tests: it passes the check digit, begins with 9 and belongs to nobody we know.
CANARY = "999941057058"
WAYS_TO_WRITE_IT = [CANARY, "9999 4105 7058", "९९९९-४१०५-७०५८", "no. 9999.4105.7058 (card)"]


def test_the_canary_is_one():
    assert all(map(contains_aadhaar, WAYS_TO_WRITE_IT))


# A value that takes a few words only says so when it is made, before any verb sees it.
REFUSES_ITSELF = {
    ("cards.set_design", "accent"): "cards.accent",
    ("cards.set_design", "languages"): "cards.design",
    ("cards.set_design", "lines"): "cards.design",
    ("cards.set_design", "back"): "cards.design",
}


@pytest.mark.parametrize("name", EVERY_VERB)
@pytest.mark.parametrize("written", WAYS_TO_WRITE_IT[:3])
def test_no_text_of_a_verb_takes_an_aadhaar_number(name, written, houses, caplog):
    caplog.set_level(logging.DEBUG)
    ours, _theirs = houses
    for path in leaves(CASES[name](ours), str):
        with pytest.raises(Problem) as refused:
            done(ours, name, replaced(CASES[name](ours), path, written))
        problem = refused.value
        assert problem.code in {"verb.aadhaar", REFUSES_ITSELF.get((name, *path[1:2]))}, path
        assert written not in f"{problem} {problem.values}"
    assert written not in caplog.text


@pytest.mark.parametrize("name", EVERY_VERB)
def test_no_text_of_a_verb_takes_signs_nobody_can_read(name, houses):
    ours, _theirs = houses
    for path in leaves(CASES[name](ours), str):
        for sign in ("\0", "\x1b", "\ud800"):
            with pytest.raises(Problem) as refused:
                done(ours, name, replaced(CASES[name](ours), path, f"Kesar{sign}"))
            own = REFUSES_ITSELF.get((name, *path[1:2]))
            assert refused.value.code in {"verb.unreadable_text", own}, path


@pytest.mark.parametrize("name", EVERY_VERB)
def test_no_text_of_a_verb_takes_a_book_nor_breaks_on_one(name, houses):
    ours, _theirs = houses
    for path in leaves(CASES[name](ours), str):
        try:
            done(ours, name, replaced(CASES[name](ours), path, "क" * 10_000))
        except Problem:
            continue
        assert (name, path[-1]) in TAKES_ANY_LENGTH, path


# Cut when it is kept: a file's name, the words of a list of villages.
TAKES_ANY_LENGTH = {
    ("imports.receive_file", "file_name"),
    ("imports.import_register", "file_name"),
    *(
        ("organisations.add_villages", field)
        for field in ("name", "name_local", "panchayat", "hamlet", "digest", 0, 1)
    ),
}


def test_an_import_refuses_it_and_keeps_it_nowhere(houses, caplog):
    caplog.set_level(logging.DEBUG)
    ours, _theirs = houses
    sheet = "Name,Village,Note\n" + "".join(f"Rami,{text},x\n{text},Gogunda,\n" for text in WAYS_TO_WRITE_IT)
    with ours.at_work():
        imported = import_register(everything(ours), upload=Upload("a.csv", sheet.encode(), "a"))
        said = [sentence_of(row) for row in imported.refusals.all()]
    assert imported.refused == 2 * len(WAYS_TO_WRITE_IT)
    assert not any(map(contains_aadhaar, said))
    _nowhere(caplog)
    client = ours.client_of("asha")
    pages = [client.get(f"/imports/{imported.id}/"), client.get(f"/imports/{imported.id}/refused.xlsx")]
    for page in pages:
        assert page.status_code == 200
    assert not contains_aadhaar(pages[0].content.decode())
    assert not _sheet_holds_it(pages[1].content)


def _sheet_holds_it(xlsx: bytes) -> bool:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(xlsx)) as parts:
        return any(CANARY[-8:].encode() in parts.read(name) for name in parts.namelist())


def _nowhere(caplog) -> None:
    """In no row of any table, and in no line of the log."""
    assert not any(text in caplog.text for text in WAYS_TO_WRITE_IT)
    assert tables_with(*WAYS_TO_WRITE_IT) == []


def tables_with(*texts: str) -> list[str]:
    """Tables in whose rows, as the owner reads them, one of the texts stands."""
    found = []
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT has_table_privilege('{table}', 'SELECT')")
            if cursor.fetchone()[0]:
                pattern = "|".join(text.replace("(", r"\(").replace(")", r"\)") for text in texts)
                cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text ~ %s', [pattern])
                if cursor.fetchone()[0]:
                    found.append(table)
    return found


class Asked(Form):
    from django import forms

    because = forms.CharField(max_length=200)
    relation = forms.ChoiceField(choices=[("father", "Father")], required=False)


@pytest.mark.parametrize("written", WAYS_TO_WRITE_IT)
@pytest.mark.parametrize("field", ["because", "relation"])
def test_a_form_refuses_it_and_does_not_show_it_again(written, field):
    form = Asked({"because": "seen", field: written})
    assert not form.is_valid()
    assert field in form.errors
    assert not contains_aadhaar(form.as_p() + str(form.errors) + repr(form.data))


PAGES_THAT_SHOW_WHAT_WAS_ASKED = [
    ("get", "/people/search/", {"words": CANARY}),
    ("get", "/people/search/", {"name": CANARY, "village": CANARY}),
    ("get", "/people/likely/", {"name": CANARY}),
    ("get", "/places/", {"words": CANARY}),
    ("get", "/organisations/villages/", {"words": CANARY}),
    ("post", "/people/quick/", {"name": f"Kesar {CANARY}", "village_said": CANARY}),
    ("post", "/people/register/", {"name": "Kesar", "hamlet": CANARY, "gender": CANARY}),
    ("post", "/people/{person}/correct/", {"name": "Kesar", "occupation": CANARY}),
    ("post", "/people/{person}/return/", {"reason": CANARY}),
    ("post", "/people/{person}/comparison/{twin}/", {"because": CANARY, "answer": "different"}),
    ("post", "/people/{person}/consent/", {"purposes": "services", "how": "thumb", "witness": CANARY}),
    ("post", "/people/{person}/phone/", {"phone": CANARY}),
    ("post", "/people/{person}/sealed/", {"fact": "papers", "value": CANARY}),
    ("post", "/people/{person}/attestation/", {"office": CANARY, "attested_on": "2026-01-01"}),
    ("post", "/organisations/villages/", {"name": CANARY, "kind": "village"}),
    ("post", "/organisations/villages/", {"name": "Sayra", "kind": "village", "lies_in": CANARY}),
    ("post", "/journeys/{person}/departure/", {"destination_said": CANARY, "home_said": CANARY}),
    ("get", "/employers/", {"words": CANARY}),
    ("get", "/employers/new/", {"name": CANARY}),
    ("post", "/employers/new/", {"name": f"Ramesh {CANARY}", "kind": "site", "place_said": CANARY}),
    ("post", "/employers/{party}/correct/", {"name": CANARY, "kind": "site"}),
    ("post", "/employers/{party}/alias/", {"name": CANARY}),
    ("post", "/employers/{party}/phone/", {"phone": CANARY}),
    ("post", "/employers/{party}/link/", {"works_for": CANARY}),
    ("post", "/journeys/spells/{spell}/facts/", {"destination_said": "Surat", "advance_from": CANARY}),
    ("post", "/journeys/spells/{spell}/parties/", {"name": CANARY, "role": "site", "kind": "site"}),
    ("post", "/stands/{stand}/visit/", {"visited_on": "2026-01-01", "complaints_said": CANARY}),
    ("post", "/people/{person}/household/", {"until": CANARY}),
    ("post", "/people/{minor}/guardian/", {"name": CANARY, "relation": "father", "how": "visit"}),
    ("post", "/people/attestation/", {"office": CANARY, "attested_on": "2026-01-01"}),
    ("post", "/verify/", {"said": CANARY, "agreed": "on"}),
    ("get", "/cards/", {"words": CANARY}),
    ("post", "/cards/renewal/", {"said": CANARY}),
    ("post", "/cards/{card}/renewal/", {"phone": CANARY, "work": CANARY}),
    ("post", "/cards/{card}/step/", {"step": "replace", "reason": CANARY}),
    ("post", "/cards/requests/{wish}/decline/", {"reason": CANARY}),
    ("post", "/cards/camps/new/", {"name": CANARY, "place": CANARY, "held_on": "2030-01-01"}),
    ("post", "/cards/hand-overs/", {"page": CANARY, "on": CANARY}),
    ("post", "/cards/batches/{batch}/outcome/", {"printed_to": CANARY, "spoilt": CANARY}),
    ("get", "/people/attestation/", {"words": CANARY}),
    ("get", "/people/{person}/household/", {"words": CANARY}),
    ("post", "/journeys/{person}/departure/", {"destination": CANARY, "destination_said": CANARY}),
    ("post", "/access/users/", {"name": CANARY, "username": CANARY, "role": "reader", "language": "hi"}),
    ("post", "/imports/", {"register": CANARY}),
]


@pytest.mark.parametrize(("method", "path", "said"), PAGES_THAT_SHOW_WHAT_WAS_ASKED)
def test_no_page_shows_it_again(method, path, said, houses, caplog):
    ours, _theirs = houses
    client = ours.client_of("ela")
    rows = {row: _id_of(ours, row) for row in ROWS}
    address = path.format(**rows | {"twin": ours.draft.id})
    answer = getattr(client, method)(address, said, follow=True)
    assert answer.status_code in (200, 422)
    assert CANARY not in answer.content.decode()
    assert CANARY not in caplog.text
    with ours.at_work():
        assert tables_with(CANARY) == []


@pytest.mark.parametrize("garbage", ["x", "\0", "9" * 40])
def test_no_page_breaks_on_garbage(garbage, houses):
    ours, _theirs = houses
    client = ours.client_of("ela")
    for path in POSTS:
        said = dict.fromkeys(NAMES, garbage)
        answer = client.post(path.format(**{row: _id_of(ours, row) for row in ROWS}), said)
        assert answer.status_code < 500, path
        answer = client.get(path.format(**{row: _id_of(ours, row) for row in ROWS}), said)
        assert answer.status_code < 500, path


NAMES = (
    "name", "words", "because", "answer", "take", "version", "command", "card", "doubt", "lies_in", "how",
    "purpose", "purposes", "age", "phone", "page", "stage", "returned_on", "left_on", "reason", "kind",
    "not_the_same_x", f"not_the_same_{'0' * 32}", "value", "fact", "language", "next", "code", "since",
    "until", "column:name", "said", "state", "relation", "claim", "is_suspected", "step", "spoilt",
    "printed_to", "on", "layout", "village", "held_on", "place", "work", "what", "wish", "at",
)  # fmt: skip


def _posts() -> list[str]:
    from tests.test_every_page_every_role import PAGES

    return ["/verify/", "/language/", "/access/organisation/", *(page.path for page in PAGES)]


POSTS = _posts()
# Every row of the cast that some page's address names.
ROWS = {row for path in POSTS for row in re.findall(r"{(\w+)}", path)}
