"""Kinds that an organisation makes its own, and the directory that goes stale."""

from datetime import time, timedelta

import pytest

from hamrah.ground.day import today
from hamrah.ground.ids import new_id
from hamrah.services import actions
from hamrah.services.actions.asking import Asked
from hamrah.services.actions.settings import KindSaid, ProviderSaid
from hamrah.services.kinds import kind_called, kinds, kinds_offered
from hamrah.services.models import Provider
from hamrah.services.rules.clocks import is_stale
from hamrah.services.tests.scene import Scene, asked, code_of

pytestmark = pytest.mark.django_db
TOOLS = {"name": "tools", "label": "Which tools", "kind": "text", "needed": True}


@pytest.fixture
def scene():
    return Scene()


def kind(**said) -> KindSaid:
    return KindSaid(**{"code": "tool_bank", "name": "Tool bank", "fields": (TOOLS,), **said})


def provider(**said) -> ProviderSaid:
    plain = {"name": "Night shelter", "sort": "shelter", "offers": ("shelter",), "days": ("MO", "SU")}
    return ProviderSaid(
        **{**plain, "opens_at": time(19), "closes_at": time(7), "languages": ("hi", "gu"), **said}
    )


def test_a_kind_of_ones_own_is_asked_for_like_ours(scene):
    with scene.village.open():
        actions.set_kind(scene.village.actor(), said=kind(answer_days=2))
        own = kind_called("tool_bank")
        assert (own.fields[0].label, own.is_own) == ("Which tools", True)
    with scene.third.open():
        assert "tool_bank" not in {one.code for one in kinds()}


def test_one_of_ours_said_otherwise_keeps_its_questions(scene):
    with scene.village.open():
        actions.set_kind(scene.village.actor(), said=KindSaid("shelter", "Rain basera", answer_days=1))
        own = kind_called("shelter")
        assert (own.name, own.answer_days, own.fields[0].name) == ("Rain basera", 1, "people")
    assert asked(scene.village, scene.worker()).answer_by == today() + timedelta(days=1)


def test_an_ended_kind_is_offered_no_longer_and_can_come_back(scene):
    with scene.village.open():
        boss = scene.village.actor()
        actions.end_kind(boss, code="food")
        assert "food" not in {one.code for one in kinds_offered()}
        assert code_of(actions.end_kind, boss, code="food") == "services.kind_ended"
        assert code_of(actions.end_kind, boss, code="other") == "services.kind_needed"
        assert code_of(actions.end_kind, boss, code="none") == "services.no_such_kind"
        call = {"people": [scene.worker()], "asked": Asked("food", {"people": "2"})}
        assert code_of(actions.ask, boss, **call) == "services.kind_ended"
        actions.set_kind(boss, said=KindSaid("food", "Food"))
        assert "food" in {one.code for one in kinds_offered()}


@pytest.mark.parametrize(
    "said",
    [
        {"code": "Tool bank"}, {"name": " "}, {"side": "moon"}, {"tier": 9}, {"answer_days": 99},
        {"fields": ({**TOOLS, "kind": "choice"},)}, {"fields": (TOOLS, TOOLS)},
        {"fields": ({**TOOLS, "label": ""},)},
        {"fields": tuple({**TOOLS, "name": f"f{n}"} for n in range(9))},
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_kind_is_said(scene, said):
    with scene.village.open():
        call = {"said": kind(**said)}
        assert code_of(actions.set_kind, scene.village.actor(), **call) == "services.bad_kind"


def test_there_are_never_more_kinds_than_one_can_choose_from(scene):
    with scene.village.open():
        boss = scene.village.actor()
        for number in range(40 - len(kinds_offered())):
            actions.set_kind(boss, said=kind(code=f"kind_{number}"))
        assert code_of(actions.set_kind, boss, said=kind(code="one_more")) == "services.bad_kind"


def test_an_entry_is_written_checked_and_closed(scene):
    with scene.village.open():
        boss = scene.village.actor()
        row = actions.set_provider(boss, said=provider())
        assert (row.checked_on, row.is_stale(today())) == (today(), False)
        Provider.objects.filter(id=row.id).update(checked_on=today() - timedelta(days=91))
        row.refresh_from_db()
        assert row.is_stale(today())
        assert actions.check_provider(boss, provider=row).is_stale(today()) is False
        actions.end_provider(boss, provider=row)
        assert not Provider.objects.visible_to(boss).standing().exists()
        assert code_of(actions.end_provider, boss, provider=row) == "services.ended"
        assert code_of(actions.check_provider, boss, provider=row) == "services.ended"


def test_stale_is_the_ninety_first_day_and_what_was_never_checked():
    assert not is_stale(today() - timedelta(days=90), today())
    assert is_stale(today() - timedelta(days=91), today())
    assert is_stale(None, today())


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": ""}, "services.no_name"),
        ({"sort": "moon"}, "services.unknown_word"),
        ({"offers": ("gold",)}, "services.unknown_word"),
        ({"days": ("XX",)}, "services.unknown_word"),
        ({"opens_at": None}, "services.bad_hours"),
        ({"place": new_id()}, "services.no_such_place"),
    ],
)
def test_what_is_wrong_in_an_entry_is_said(scene, said, code):
    with scene.village.open():
        call = {"said": provider(**said)}
        assert code_of(actions.set_provider, scene.village.actor(), **call) == code


def test_the_directory_of_others_is_not_seen(scene):
    with scene.village.open():
        actions.set_provider(scene.village.actor(), said=provider())
    with scene.third.open():
        assert not Provider.objects.exists()
