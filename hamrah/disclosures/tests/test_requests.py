"""The register of authorities' requests: what is refused at once, what comes before anything is given."""

import pytest

from hamrah.disclosures import actions
from hamrah.disclosures.actions.requests import Asked
from hamrah.disclosures.models import LegalRequest
from hamrah.disclosures.rules.cohort import Criteria
from hamrah.disclosures.sealed import said_in
from hamrah.ground.day import today
from hamrah.ground.problem import Problem
from tests.cast import terms
from tests.test_secrets_stay_secret import rows_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(houses):
    ours, _theirs = houses
    with ours.at_work("ela"):
        yield ours


def code_of(call, *args, **said) -> str:
    with pytest.raises(Problem) as refused:
        call(*args, **said)
    return refused.value.code


def asked(**said) -> Asked:
    return Asked(**{"authority": "Thana", "words": "Where is she?", "received_on": today(), **said})


def received(office, people=(), **said) -> LegalRequest:
    return actions.record_request(office["ela"], asked=asked(**said), people=[person.id for person in people])


def granted(office, people) -> LegalRequest:
    request = received(office, people, law="an act")
    actions.note_advice(office["ela"], request=request, adviser="Jyoti", advice="only the days")
    return actions.decide_request(office["ela"], request=request, decision="partly", answer="the days")


@pytest.mark.parametrize("scope", ["place", "community"])
def test_everyone_of_a_place_or_community_is_refused_and_recorded_as_refused(office, scope):
    request = received(office, scope=scope, words="All Muslims who left for Surat", law="an order")
    assert request.state == "refused"
    assert [step.step for step in request.steps.order_by("at")] == ["received", "decided"]
    assert "everyone of a place" in said_in(request)["answer"]
    said = {"request": request, "decision": "given", "answer": "after all"}
    assert code_of(actions.decide_request, office["ela"], **said) == "disclosures.wholesale"


def test_nothing_is_given_without_advice_or_without_a_law(office):
    request = received(office)
    said = {"request": request, "decision": "given", "answer": "her address"}
    assert code_of(actions.decide_request, office["ela"], **said) == "disclosures.advice_first"
    actions.note_advice(office["ela"], request=request, adviser="Jyoti", advice="no law is named")
    assert code_of(actions.decide_request, office["ela"], **said) == "disclosures.names_no_law"
    refused = actions.decide_request(office["ela"], **{**said, "decision": "refused"})
    assert refused.state == "refused"
    assert code_of(actions.decide_request, office["ela"], **said) == "disclosures.decided"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"authority": " "}, "disclosures.incomplete"),
        ({"words": ""}, "disclosures.incomplete"),
        ({"scope": "village"}, "disclosures.no_such_scope"),
        ({"received_on": today().replace(year=today().year + 1)}, "disclosures.bad_day"),
    ],
)
def test_what_is_missing_in_a_request_is_said(office, said, code):
    assert code_of(received, office, **said) == code


def test_an_answer_is_one_of_three_and_says_what(office):
    request = received(office)
    advise = {"request": request, "adviser": "", "advice": "x"}
    assert code_of(actions.note_advice, office["ela"], **advise) == "disclosures.incomplete"
    said = {"request": request, "decision": "perhaps", "answer": "x"}
    assert code_of(actions.decide_request, office["ela"], **said) == "disclosures.no_such_decision"
    said = {"request": request, "decision": "refused", "answer": " "}
    assert code_of(actions.decide_request, office["ela"], **said) == "disclosures.incomplete"


def test_the_worker_was_told_or_why_not(office):
    request = granted(office, [office.person])
    silent = {"request": request, "told": "no", "because": ""}
    assert code_of(actions.tell_worker, office["ela"], **silent) == "disclosures.say_why"
    told = actions.tell_worker(office["ela"], request=request, told="no", because="the court forbade it")
    assert (told.told, said_in(told)["told_because"]) == ("no", "the court forbade it")


def test_what_is_asked_stands_nowhere_in_clear(office):
    request = received(office, [office.person], words="canary-of-police", concerns="canary-of-name")
    actions.note_advice(office["ela"], request=request, adviser="Jyoti", advice="canary-of-advice")
    actions.decide_request(office["ela"], request=request, decision="refused", answer="canary-of-answer")
    assert rows_with("canary-of-") == set()
    assert said_in(request)["words"] == "canary-of-police"


def test_an_answer_holds_only_whom_the_request_names(office):
    request = granted(office, [office.person])
    say = {"columns": ["name"], "terms": terms(basis="law"), "request": request}
    other = Criteria(people=(office.photographed.id,))
    by_work = Criteria(occupation="mason")
    for criteria in (other, by_work):
        said = {**say, "criteria": criteria}
        assert code_of(actions.ask_export, office["ela"], **said) == "disclosures.not_concerned"
    export = actions.ask_export(office["ela"], **say, criteria=Criteria(people=(office.person.id,)))
    assert export.request_id == request.id


def test_what_was_refused_gets_no_sheet(office):
    request = received(office, [office.person])
    say = {"columns": ["name"], "terms": terms(basis="law"), "request": request}
    said = {**say, "criteria": Criteria(people=(office.person.id,))}
    assert code_of(actions.ask_export, office["ela"], **said) == "disclosures.not_granted"


def test_a_coordinator_sees_neither_requests_nor_their_sheets(houses):
    ours, _theirs = houses
    with ours.at_work("ela"):
        request = granted(ours, [ours.person])
        export = actions.ask_export(
            ours["ela"], columns=["name"], terms=terms(basis="law"), request=request,
            criteria=Criteria(people=(ours.person.id,)),
        )  # fmt: skip
    bina = ours.client_of("bina")
    assert bina.get(f"/disclosures/{export.id}/").status_code == 404
    assert bina.get(f"/disclosures/new/?request={request.id}").status_code == 404
    assert ours.client_of("ela").get(f"/disclosures/{export.id}/").status_code == 200
