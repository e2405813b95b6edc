"""Stories of safety: the night, placement, the calendar, erasing. Not here: the case's own course."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamrah.cases import actions
from hamrah.cases.actions import CaseSaid, EvidenceSaid
from hamrah.cases.models import Case, CaseEvidence, CaseParty, CaseStep, Witness
from hamrah.cases.sealed import words_of
from hamrah.cases.tests.house import PDF
from hamrah.cases.tests.scene import Desk, worked
from hamrah.employers.models import Party
from hamrah.files.models import Evidence
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from hamrah.people import actions as people
from hamrah.people.models import Person
from hamrah.rights import actions as rights
from hamrah.services.tests.scene import user_of

pytestmark = pytest.mark.django_db


def test_a_danger_case_at_night_goes_to_whoever_is_on_call():
    desk = Desk()
    now = timezone.now()
    with desk.open():
        actions.set_on_call(
            desk.actor(), who=user_of(desk.actor()), phone="5000012345",
            starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=9),
        )  # fmt: skip
    danger, money = desk.case(kind="missing"), desk.case([desk.accepted("Hurma Dama")])
    assert danger.assigned_to_id == desk.actor().user_id
    assert money.assigned_to_id == desk.actor("counsellor").user_id


def test_placement_sees_do_not_refer_late_and_neither_who_nor_how_many():
    desk = Desk()
    case = desk.case(party_said="Kanji Bhai")
    registrar = desk.browser("registrar")
    with desk.open():
        party = Party.objects.get()
    path = f"/employers/{party.id}/"
    assert "Do not refer" not in registrar.get(path).content.decode()
    with desk.open():
        CaseParty.objects.update(caution_from=today())
    page = registrar.get(path).content.decode()
    assert "Do not refer workers here." in page
    for hidden in ("Kanku", "Wages not paid", case.number):
        assert hidden not in page, hidden


def test_a_caution_outlasts_the_case():
    desk = Desk()
    case = desk.case()
    with desk.open():
        actions.close_case(desk.actor(), case=case, outcome="withdrawn", words="They go.")
        row = CaseParty.objects.get()
        assert today() + timedelta(days=30) <= row.caution_until <= today() + timedelta(days=120)
        actions.reopen_case(desk.actor(), case=case, words="Back.")
        assert CaseParty.objects.get().caution_until is None


def test_the_calendar_for_the_phone_names_nobody():
    desk = Desk()
    case = desk.case()
    with desk.open():
        actor = desk.actor("counsellor")
        filed = actions.file_proceeding(actor, case=case, forum="dlsa", number="41/2026")
        actions.set_hearing(
            actor, proceeding=filed, at=timezone.now() + timedelta(days=2), where_said="Kanku Bai's room"
        )
    text = desk.browser("counsellor").get("/cases/calendar.ics").content.decode()
    assert case.number in text
    assert "Kanku" not in text
    assert "41/2026" not in text


def test_a_danger_case_takes_no_verb_of_who_may_not_see_it():
    desk = Desk()
    case = desk.case()
    with desk.open():
        Case.objects.filter(id=case.id).update(tier=5)
        actor = desk.actor("counsellor")
        hidden = type(actor)(**{**vars_of(actor), "permissions": actor.permissions - {"cases.see_danger"}})
        assert not Case.objects.visible_to(hidden).exists()
        with pytest.raises(Problem) as refused:
            actions.say_safe(hidden, case=case, safe="yes")
        assert refused.value.code == "verb.unknown_row"


def vars_of(actor):
    return {name: getattr(actor, name) for name in actor.__dataclass_fields__}


def test_an_open_case_keeps_her_and_a_closed_one_lets_her_go_with_nothing_left():
    desk = Desk()
    gang = desk.gang(2)
    case = desk.case(gang, words="zuvaniq told this")
    with desk.open():
        boss = desk.actor("administrator")
        hers = case.claimants.get(person=gang[0])
        said = EvidenceSaid("photo", "zuvaniq", PDF, "a.pdf", claimant_id=hers.id)
        actions.add_evidence(boss, case=case, said=said)
        actions.add_evidence(boss, case=case, said=EvidenceSaid("thing", "the group's book"))
        actions.add_witness(boss, case=case, name="Kali", saw="zuvaniq")
        people.restrict_worker(boss, person=gang[0])
        Person.objects.filter(id=gang[0].id).update(erase_after=today())
        with pytest.raises(Problem):
            rights.propose_erasure(boss, person=Person.objects.get(id=gang[0].id))
        actions.close_case(boss, case=case, outcome="no_evidence", words="zuvaniq")
        erase(boss, gang[0])
        assert words_of(Case.objects.get()) == {}
        assert not any(bytes(row.sealed) for row in CaseStep.objects.all())
        assert not any(bytes(row.sealed) for row in Witness.objects.all())
        assert [row.said for row in CaseEvidence.objects.all()] == ["the group's book"]
        assert not Evidence.objects.exists()
        one, other = case.claimants.order_by("made_at", "id")
        left = {row.person_id: row for row in (one, other)}
        assert left[gang[0].id].rate_paise is None
        assert left[gang[1].id].rate_paise == 50_000


def erase(boss, person):
    """As the room of rights does it, once nothing keeps her."""
    from hamrah.cases.erasing import erase_her_cases, keeps
    from hamrah.ground.erasing import erase_what_points_at
    from hamrah.ground.room import Leaving

    assert not list(keeps(boss, [person.id]))
    list(erase_her_cases(boss, Leaving((person.id,), frozenset())))
    erase_what_points_at(Person, [person.id])


def test_an_heir_stands_for_a_dead_worker():
    desk = Desk()
    dead, widow = desk.gang(2)
    case = desk.case([dead], kind="death")
    with desk.open():
        actor = desk.actor("counsellor")
        his = case.claimants.get()
        actions.leave_case(actor, claimant=his, why="died")
        heir = actions.HeirSaid(his.id, "wife")
        (id,) = actions.add_claimants(actor, case=case, claimants=[worked(widow)], heir=heir)
        row = case.claimants.get(id=id)
        assert (row.stands_for_id, row.relation) == (his.id, "wife")


def test_a_case_follows_a_session_and_counts_there():
    desk = Desk()
    with desk.open():
        said = actions.SessionSaid("wages", place_said="Naroda", men=9, women=4)
        session = actions.hold_session(desk.actor(), said=said)
        actions.open_case(
            desk.actor(), said=CaseSaid("unpaid_wages", session_id=session.id),
            claimants=[worked(desk.accepted())],
        )  # fmt: skip
    assert "1 case followed" in desk.browser().get("/cases/sessions/").content.decode()
