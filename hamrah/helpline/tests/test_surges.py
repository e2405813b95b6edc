"""A surge: who may switch it on, who notes and reads nothing back, lists, ticks, folding into calls."""

import pytest

from hamrah.ground.problem import Problem
from hamrah.helpline import actions
from hamrah.helpline.forms import LARGEST_FILE, LinesForm
from hamrah.helpline.measures import calls
from hamrah.helpline.models import Call, Relief, Surge
from hamrah.helpline.rules.relief import MOST_LINES, ReliefSaid
from hamrah.helpline.sealed import number_of
from hamrah.helpline.tests.scene import STRANGE, Desk
from hamrah.helpline.tests.test_calls import refused

pytestmark = pytest.mark.django_db
FOOD = ReliefSaid("Sanand", 4, "food", STRANGE, "Hurji Damor")


@pytest.fixture
def desk():
    return Desk("Ahmedabad")


@pytest.fixture
def surge(desk):
    with desk.open():
        return actions.start_surge(desk.actor(), name="Mills closed overnight")


def lines(desk, surge, *said):
    with desk.open():
        return actions.note_relief_list(desk.actor(), surge=surge, lines=said)


def test_a_volunteer_notes_a_caller_with_three_answers_and_reads_nothing_back(desk, surge):
    ravi = desk.browser("volunteer")
    form = {"number": STRANGE, "place": "Sanand", "need": "food", "people": "4"}
    answer = ravi.post("/helpline/quick/", form, follow=True).content.decode()
    assert "Tell the caller this number: 1" in answer
    assert STRANGE not in answer
    assert "Sanand" not in answer
    for path in (
        "/helpline/",
        "/helpline/calls/",
        f"/helpline/surges/{surge.id}/",
        "/people/search/?words=Kanku",
    ):
        assert ravi.get(path).status_code == 403, path
    assert ravi.get(f"/helpline/surges/{surge.id}/list/").status_code == 403
    with desk.open():
        row = Relief.objects.get()
        assert (row.no, row.people, number_of(row)) == (1, 4, STRANGE)


def test_a_place_and_a_need_are_all_that_is_needed(desk, surge):
    ravi = desk.browser("volunteer")
    text = ravi.post("/helpline/quick/", {"place": "", "people": "1"}).content.decode()
    assert 'role="alert"' in text
    ravi.post("/helpline/quick/", {"place": "Narol", "need": "travel", "people": "1"})
    with desk.open():
        assert Relief.objects.get().place_said == "Narol"


def test_without_a_surge_nobody_notes(desk):
    assert "No surge goes on now." in desk.page("volunteer", "/helpline/quick/").content.decode()
    with desk.open():
        assert refused(actions.note_relief, desk.actor("volunteer"), said=FOOD) == "helpline.no_surge"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (ReliefSaid(" "), "helpline.no_place"),
        (ReliefSaid("Narol", 0), "helpline.bad_people"),
        (ReliefSaid("Narol", 5_001), "helpline.bad_people"),
        (ReliefSaid("Narol", 1, "gold"), "helpline.unknown_word"),
        (ReliefSaid("Narol", 1, "food", "12"), "helpline.bad_number"),
        (ReliefSaid("Narol", name="x" * 121), "helpline.too_long"),
    ],
)
def test_a_line_that_cannot_be(desk, surge, said, code):
    with desk.open():
        assert refused(actions.note_relief, desk.actor("volunteer"), said=said) == code
        assert refused(actions.note_relief_list, desk.actor(), surge=surge, lines=[FOOD, said]) == code
        assert not Relief.objects.exists()


def test_one_surge_at_a_time_with_a_name(desk, surge):
    with desk.open():
        boss = desk.actor()
        assert refused(actions.start_surge, boss, name="Flood") == "helpline.surge_goes_on"
        assert refused(actions.fold_surge, boss, surge=surge) == "helpline.surge_goes_on"
        actions.end_surge(boss, surge=surge)
        assert refused(actions.end_surge, boss, surge=surge) == "helpline.surge_over"
        assert refused(actions.note_relief_list, boss, surge=surge, lines=[FOOD]) == "helpline.surge_over"
        assert refused(actions.start_surge, boss, name=" ") == "helpline.no_name"
        actions.start_surge(boss, name="Flood")
    assert desk.browser("counsellor").post("/helpline/surges/new/", {"name": "x"}).status_code == 403


def test_a_pasted_list_keeps_what_was_understood_and_shows_the_rest_again(desk, surge):
    text = f"{STRANGE}\tHurji\tSanand\t4\tration\nonly words here, and more\nNarol\t7\tbus"
    page = desk.browser().post(f"/helpline/surges/{surge.id}/lines/", {"lines": text}).content.decode()
    assert "only words here, and more" in page
    assert "neither a number, nor how many, nor what is needed" in page
    with desk.open():
        assert [row.no for row in Relief.objects.order_by("no")] == [1, 2]


def brought(desk, surge, name: str, content: bytes):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return desk.browser().post(
        f"/helpline/surges/{surge.id}/lines/", {"file": SimpleUploadedFile(name, content)}
    )


def workbook(*rows: tuple) -> bytes:
    import io

    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("राहत")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return content.getvalue()


ROWS = (
    ("मोबाइल", "नाम", "जगह", "कितने", "ज़रूरत"),
    (9829012345, "Hurji Damor", "Sanand\nGIDC", 4, "राशन"),
    ("", "", "Vatva", 2, "दवा"),
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.csv", "\ufeffSanand GIDC,4,food\nVatva,2,दवा".encode()),
        ("list.csv", "Sanand GIDC\t4\tfood\r\nVatva\t2\tदवा".encode("utf-16")),
        ("list.xlsx", workbook(*ROWS)),
        ("named wrongly.csv", workbook(*ROWS)),
    ],
)
def test_a_file_of_any_kind_is_as_good_as_a_paste(desk, surge, name, content):
    brought(desk, surge, name, content)
    with desk.open():
        lines = Relief.objects.order_by("no").values_list("place_said", "people", "need")
        assert list(lines) == [("Sanand GIDC", 4, "food"), ("Vatva", 2, "health")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 nothing to read", "PDF"),
        (b"PK\x03\x04 cut off in the middle", "file"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_words_and_keeps_nothing(desk, surge, content, said):
    page = brought(desk, surge, "list.xlsx", content)
    assert page.status_code == 200
    assert said in page.content.decode()
    with desk.open():
        assert not Relief.objects.exists()


def test_a_file_too_large_for_a_list_is_not_read(desk):
    from django.core.files.uploadedfile import SimpleUploadedFile

    form = LinesForm({}, {"file": SimpleUploadedFile("list.csv", b"x" * (LARGEST_FILE + 1))})
    assert form.is_valid()
    with pytest.raises(Problem) as raised:
        form.text()
    assert raised.value.code == "helpline.long_list"


def test_an_empty_and_an_endless_list_are_refused(desk, surge):
    with desk.open():
        boss = desk.actor()
        assert refused(actions.note_relief_list, boss, surge=surge, lines=[]) == "helpline.no_lines"
        many = [ReliefSaid("Narol", 1)] * (MOST_LINES + 1)
        assert refused(actions.note_relief_list, boss, surge=surge, lines=many) == "helpline.too_many_lines"
        assert refused(actions.tick_relief, boss, reliefs=[]) == "helpline.no_lines"


def test_a_list_is_printed_by_place_without_names_unless_she_may(desk, surge):
    lines(desk, surge, FOOD, ReliefSaid("NAROL", 3, "travel"), ReliefSaid("narol ", 2, "food"))
    path = f"/helpline/surges/{surge.id}/list/"
    text = desk.page("counsellor", path).content.decode()
    assert text.count("<h2>NAROL</h2>") == 1
    assert "Hurji" not in text
    assert STRANGE not in text
    assert desk.page("counsellor", f"{path}?names=1").status_code == 403
    named = desk.page("coordinator", f"{path}?names=1").content.decode()
    assert "Hurji Damor" in named


def test_what_was_brought_is_ticked_off_and_may_be_taken_back(desk, surge):
    lines(desk, surge, FOOD, ReliefSaid("Sanand", 2, "food"))
    with desk.open():
        rows = list(Relief.objects.order_by("no"))
    browser, path = desk.browser("counsellor"), f"/helpline/surges/{surge.id}/ticks/"
    browser.post(path, {"line": [str(rows[0].id)]})
    assert (
        "Hurji" not in desk.page("coordinator", f"/helpline/surges/{surge.id}/list/?names=1").content.decode()
    )
    browser.post(path, {"line": [str(rows[0].id)], "is_done": "0"})
    with desk.open():
        assert Relief.objects.open().count() == 2


def test_a_surge_is_folded_into_calls_once_and_counted_in_the_figures(desk, surge):
    lines(desk, surge, FOOD, ReliefSaid("Narol", 3, "travel"))
    with desk.open():
        boss = desk.actor()
        actions.tick_relief(boss, reliefs=[Relief.objects.get(no=1)])
        actions.end_surge(boss, surge=surge)
        assert actions.fold_surge(boss, surge=surge) == 2
        assert refused(actions.fold_surge, boss, surge=Surge.objects.get()) == "helpline.folded_already"
        food = Call.objects.get(topic="food")
        assert (food.group_size, food.place_said, food.disposition) == (4, "Sanand", "service")
        assert number_of(food) == STRANGE
        assert Relief.objects.get(no=1).call_id == food.id
        assert calls(boss).count() == 2
        assert not Call.objects.visible_to(boss).to_carry_on().exists()
        code = refused(actions.tick_relief, boss, reliefs=list(Relief.objects.all()))
        assert code == "helpline.folded_already"
