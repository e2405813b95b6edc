"""An organisation's villages: brought in as a list, decided where unclear, found by what an office wrote."""

import pytest

from hamrah.ground.models import Journal
from hamrah.ground.problem import Problem
from hamrah.organisations.actions import (
    add_village,
    add_villages,
    decide_village,
    villages_like,
    villages_named,
    villages_said,
)
from hamrah.organisations.lists import VillageList
from hamrah.organisations.models import Village, VillageDoubt
from hamrah.people.tests.office import Office
from hamrah.places.facts import place_id
from hamrah.places.village_list import VillageSaid, read_villages

pytestmark = pytest.mark.django_db

GOGUNDA, JHADOL = place_id("block", "796"), place_id("block", "797")
HEAD = ["Village Code", "Village Name", "Village Name (In Local)", "Block", "District"]
LIST = [
    HEAD,
    ["101", "Padrada", "पदराड़ा", "Gogunda", "Udaipur"],
    ["102", "Sayra", "सायरा", "Gogunda", "Udaipur"],
]


@pytest.fixture
def office():
    return Office()


def bring(office, rows, *, within=None, role="coordinator"):
    listed = VillageList(tuple(read_villages(rows)), str(hash(str(rows))))
    with office.open(role):
        return add_villages(office.actor(role), listed=listed, within=within)


def add(office, name, **facts):
    with office.open():
        return add_village(office.actor(), name=name, **facts)


def names(office):
    with office.open():
        return sorted(Village.objects.values_list("name", flat=True))


def refusal(act):
    with pytest.raises(Problem) as caught:
        act()
    return caught.value.code


def test_a_list_is_added_with_code_second_name_and_block(office):
    assert bring(office, LIST)["added"] == 2
    with office.open():
        village = Village.objects.get(lgd_code=101)
    assert (village.name, village.name_local, village.parent_id) == ("Padrada", "पदराड़ा", GOGUNDA)


def test_the_same_list_twice_adds_nothing(office):
    bring(office, LIST)
    assert bring(office, LIST) == {"found": 2, "added": 0, "completed": 0, "unclear": 0, "asked_before": 0}


def test_a_list_is_one_row_of_the_journal(office):
    bring(office, LIST)
    with office.open():
        assert Journal.objects.filter(verb="organisations.add_villages").count() == 1


def test_a_village_known_by_name_gets_its_code_from_the_list(office):
    known = add(office, "Padrada", parent=GOGUNDA)
    assert bring(office, LIST)["completed"] == 1
    with office.open():
        known.refresh_from_db()
    assert known.lgd_code == 101


def test_two_villages_of_one_block_may_sound_alike_under_two_codes(office):
    twins = [
        HEAD,
        ["201", "Rampura", "", "Gogunda", "Udaipur"],
        ["202", "Raampura", "", "Gogunda", "Udaipur"],
    ]
    bring(office, twins)
    assert len(names(office)) == 2


def test_a_hamlet_list_names_its_village_once(office):
    rows = [["Village", "Phala", "Block"], *(["Padrada", hamlet, "Gogunda"] for hamlet in ("Upla", "Nichla"))]
    assert bring(office, rows)["added"] == 1


def test_a_list_without_blocks_lies_where_its_bringer_says(office):
    bring(office, [["Village"], ["Padrada"]], within=GOGUNDA)
    with office.open():
        assert Village.objects.get().parent_id == GOGUNDA


def test_an_unclear_row_waits_and_is_asked_once(office):
    rows = [["Village", "Block"], ["Padrada", ""]]
    assert bring(office, rows)["unclear"] == 1
    assert bring(office, rows)["asked_before"] == 1
    assert names(office) == []


@pytest.fixture
def doubt(office):
    bring(office, [["Village Code", "Village", "Block"], ["101", "Padrada", ""]])
    with office.open():
        return VillageDoubt.objects.get()


def decide(office, doubt, *, role="coordinator", **how):
    with office.open(role):
        return decide_village(office.actor(role), doubt=doubt, **how)


def test_an_unclear_row_becomes_a_village_of_the_block_chosen(office, doubt):
    decide(office, doubt, parent=GOGUNDA)
    with office.open():
        assert Village.objects.get().parent_id == GOGUNDA


def test_an_unclear_row_is_the_village_chosen_which_learns_its_code(office, doubt):
    known = add(office, "Padrara", parent=GOGUNDA)
    decide(office, doubt, same_as=known)
    with office.open():
        assert Village.objects.get().lgd_code == 101


def test_an_unclear_row_may_be_left_out(office, doubt):
    assert decide(office, doubt).answer == "left_out"


def test_an_unclear_row_is_decided_once(office, doubt):
    decide(office, doubt)
    assert refusal(lambda: decide(office, doubt)) == "organisations.decided_already"


@pytest.mark.parametrize("role", ["registrar", "reader"])
def test_a_registrar_neither_brings_lists_nor_decides(office, doubt, role):
    assert refusal(lambda: bring(office, LIST, role=role)) == "verb.not_allowed"
    assert refusal(lambda: decide(office, doubt, role=role)) == "verb.not_allowed"


def test_a_list_of_nothing_is_refused(office):
    assert refusal(lambda: bring(office, [HEAD])) == "organisations.empty_list"


def test_rampur_is_not_rampura(office):
    add(office, "Rampur", parent=GOGUNDA)
    add(office, "Rampura", parent=GOGUNDA)
    assert names(office) == ["Rampur", "Rampura"]


def test_a_list_cannot_lie_nowhere(office):
    rows = (VillageSaid(1, "Padrada"),)
    with office.open():
        nowhere = {"listed": VillageList(rows, "x"), "within": office.organisation.id}
        assert refusal(lambda: add_villages(office.actor(), **nowhere)) == "organisations.no_such_place"


@pytest.mark.parametrize("name", ["", "123", "x" * 121])
def test_what_is_no_name_is_refused(office, name):
    assert refusal(lambda: add(office, name)) == "organisations.bad_name"


def test_a_place_is_of_a_known_kind(office):
    assert refusal(lambda: add(office, "Sayra", kind="palace")) == "organisations.unknown_kind"


def test_a_village_added_twice_is_one(office):
    assert add(office, "Sayra", parent=GOGUNDA) == add(office, "सायरा", parent=GOGUNDA)


def test_another_organisation_sees_none_of_them(office):
    bring(office, LIST)
    assert names(Office("Another office")) == []


@pytest.mark.parametrize("text", ["Padrada", "padrada", "पदराड़ा", "પદરાડા"])
def test_a_village_is_meant_however_it_is_written(office, text):
    village = add(office, "Padrada", parent=GOGUNDA)
    with office.open():
        assert villages_named([text]) == {text: village}


def test_two_villages_of_one_name_are_nobodys(office):
    add(office, "Rampura", parent=GOGUNDA)
    add(office, "Rampura", parent=JHADOL)
    with office.open():
        assert villages_named(["Rampura"]) == {}


def test_of_two_villages_that_sound_alike_the_one_written_so_is_meant(office):
    add(office, "Rampura", lgd_code=1, parent=GOGUNDA)
    other = add(office, "Raampura", lgd_code=2, parent=JHADOL)
    with office.open():
        assert villages_named(["Raampura"]) == {"Raampura": other}


def test_of_two_villages_of_one_name_the_district_decides(office):
    here = add(office, "Rampura", parent=GOGUNDA)
    add(office, "Rampura", parent=place_id("district", "438"))
    with office.open():
        assert villages_said([("Rampura", "Udaipur")]) == {("Rampura", "Udaipur"): here}


def test_a_stand_is_not_where_a_worker_comes_from(office):
    add(office, "Nehru Naka", kind="stand")
    with office.open():
        assert villages_named(["Nehru Naka"]) == {}
        assert len(villages_like("नेहरू नाका", kind="stand")) == 1
