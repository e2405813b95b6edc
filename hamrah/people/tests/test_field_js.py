"""Search and likeness on the phone, run by Node: every score, reason and order as Python has them.

Not here: the screens; how many right people are found (bench/search.py, over the same rules).
"""

import json
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest
from rapidfuzz.distance import JaroWinkler

from hamrah.ground.names.invented import invented_phone, someone
from hamrah.people.field_rules import field_rules
from hamrah.people.rules.facts import Facts
from hamrah.people.rules.freebox import FreeQuestion
from hamrah.people.rules.likeness import STRONG, SURE, Question, Reason, missing_fact, reasons, score
from hamrah.people.rules.trait import trait
from tests.node import node_or_skip

OUTSIDE = Path(__file__).parents[3] / "tests" / "outside"
RULES = json.loads(field_rules())


@pytest.fixture(scope="module", autouse=True)
def node():
    node_or_skip()


def ran(**said: Any) -> dict[str, Any]:
    done = subprocess.run(
        ["node", "field_people.mjs"],
        cwd=OUTSIDE,
        input=json.dumps({"rules": RULES, **said}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def record_of(draw: Random, number: int) -> dict[str, Any]:
    """An invented worker as the phone holds her, in one of the ways in which people write."""
    who, script = someone(draw, of_many=True), draw.choice(("latin", "deva", "gujr", "other"))
    maybe = lambda text: text if draw.random() < 0.8 else ""  # noqa: E731
    return {
        "id": f"p{number}",
        "name": who.name_in(script),
        "known_as": who.given.written("other") if draw.random() < 0.1 else "",
        "relation": who.relation,
        "relation_name": maybe(who.relative_in(script)),
        "gender": "F" if who.is_woman else "M",
        "birth_year": maybe(2026 - who.age) or None,
        "village_said": maybe(who.village.written(script)),
        "hamlet": maybe(who.hamlet),
        "district_said": maybe(who.district),
        "state_said": who.state,
        "phones": [{"number": who.phone}] if who.phone else [],
        "occupation": draw.choice(("", "Mason", "Loader")),
    }


def facts_of(record: dict[str, Any]) -> Facts:
    """The same as the office reads it."""
    return Facts(
        name=record["name"],
        known_as=record["known_as"],
        relation=record["relation"],
        relation_name=record["relation_name"],
        gender=record["gender"],
        birth_year=record["birth_year"],
        village=record["village_said"],
        hamlet=record["hamlet"],
        district=record["district_said"],
        state=record["state_said"],
        phones=tuple(phone["number"] for phone in record["phones"]),
        occupation=record["occupation"],
    )


@pytest.fixture(scope="module")
def register() -> list[dict[str, Any]]:
    draw = Random(6)
    people = [record_of(draw, number) for number in range(1_500)]
    odd = {
        "name": "Ram|Lal O'Neil",
        "relation_name": "श्री",
        "village_said": "Bada",
        "phones": [{"number": "12"}],
    }
    return [*people, people[0] | {"id": "odd"} | odd, people[1] | {"id": "none", "name": "Q"}]


@pytest.fixture(scope="module")
def traits(register) -> list[str]:
    return [trait(facts_of(one)) for one in register]


def sounds_of(traits: list[str]) -> list[str]:
    return sorted({word.rstrip("'") for line in traits for word in line.split("|")[0].split()})


# -- folding and words ----------------------------------------------------------------------------


def test_a_person_is_folded_as_in_the_office(register, traits):
    assert ran(people=[*register[-2:], *register[:398]])["traits"] == [*traits[-2:], *traits[:398]]


def test_two_words_are_as_alike_as_rapidfuzz_says(traits):
    draw = Random(7)
    words = [*sounds_of(traits), "a", "aa", "ab", "rames", "ramesbaikumari" * 3]
    pairs = [(draw.choice(words), draw.choice(words)) for _ in range(6_000)]
    pairs += [(one, mistyped(draw, one)) for one in words]
    for (one, other), (found, most) in zip(pairs, ran(words=pairs)["words"], strict=True):
        wanted = JaroWinkler.similarity(one, other)
        assert found == pytest.approx(wanted, abs=1e-12), (one, other)
        assert most >= wanted - 1e-9, (one, other)


def mistyped(draw: Random, word: str) -> str:
    """A letter dropped, doubled or two crossed."""
    at = draw.randrange(len(word))
    ways = (word[:at] + word[at + 1 :], word[:at] + word[at] * 2 + word[at:], word[:at] + word[at:][::-1])
    return draw.choice(ways)


# -- likeness -------------------------------------------------------------------------------------


def pairs_of(register: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Strangers, families, and the same worker written again with slips."""
    draw = Random(8)
    near = [(one, slipped(draw, one)) for one in register[:700]]
    return near + [(draw.choice(register), draw.choice(register)) for _ in range(1_500)]


def slipped(draw: Random, record: dict[str, Any]) -> dict[str, Any]:
    again = dict(record)
    for field in ("relation_name", "village_said", "hamlet", "district_said", "known_as", "relation"):
        if draw.random() < 0.25:
            again[field] = draw.choice(("", record["name"], "father"))
    if record["birth_year"] and draw.random() < 0.5:
        again["birth_year"] = record["birth_year"] + draw.randint(-16, 16)
    if record["phones"] and draw.random() < 0.5:
        again["phones"] = [{"number": invented_phone(draw)}, {"number": slip(draw, record)}]
    return again


def slip(draw: Random, record: dict[str, Any]) -> str:
    number = record["phones"][0]["number"]
    return number[:-1] + draw.choice("0123456789")


def test_every_pair_scores_as_in_the_office(register):
    pairs = pairs_of(register)
    for (one, other), found in zip(pairs, ran(pairs=pairs)["pairs"], strict=True):
        mine, theirs = trait(facts_of(one)), trait(facts_of(other))
        assert found["score"] == pytest.approx(score(mine, theirs), abs=1e-9), (mine, theirs)
        assert [Reason(**why) for why in found["why"]] == reasons(mine, theirs)
        assert found["missing"] == missing_fact(Question(mine), theirs)


def test_who_is_strongly_alike_is_found_among_all(register, traits):
    """Whom the office would ask about, the phone asks about too: against comparing with everybody."""
    draw = Random(9)
    asked = [slipped(draw, one) | {"id": ""} for one in register[:60]]
    lines = dict(zip((one["id"] for one in register), traits, strict=True))
    for one, found in zip(asked, ran(people=register, likely=asked)["likely"], strict=True):
        question = Question(trait(facts_of(one)))
        strongest = max(map(question.score, traits))
        if strongest < STRONG:
            continue
        best = found["answer"][0]
        assert best["score"] == pytest.approx(strongest, abs=1e-9)
        least = SURE if missing_fact(question, lines[best["id"]]) else STRONG
        assert best["strength"] == ("strong" if best["score"] >= least else "possible")


def test_a_restricted_worker_is_shown_to_nobody_who_registers(register):
    hidden = [one | {"restricted": True} for one in register]
    assert ran(people=hidden, likely=[register[0] | {"id": ""}])["likely"][0]["answer"] == []


# -- the one box ----------------------------------------------------------------------------------


def typed(draw: Random, one: dict[str, Any]) -> str:
    words = [one["name"].split()[0], one["relation_name"] or one["name"].split()[-1], one["village_said"]]
    draw.shuffle(words)
    return " ".join(word for word in words if word)


def test_a_typed_line_scores_as_in_the_office(register, traits):
    draw = Random(10)
    typed_lines = [typed(draw, draw.choice(register)) for _ in range(80)]
    lines = dict(zip((one["id"] for one in register), traits, strict=True))
    for said, found in zip(typed_lines, ran(people=register, finds=typed_lines)["finds"], strict=True):
        question = FreeQuestion(said)
        scores = [one["score"] for one in found["answer"]]
        wanted = [question.score(lines[one["id"]]) for one in found["answer"]]
        assert scores == pytest.approx(wanted, abs=1e-9)
        assert scores[0] == pytest.approx(max(map(question.score, traits)), abs=1e-9), said


def test_a_number_finds_its_owner_first(register):
    numbers = {"phones": [{"number": "9876543210"}], "register_number": "R/1042"}
    owner = register[5] | numbers | {"id": "owner", "card": {"number": "AJ-7K3M-9QXT-N"}}
    written = ["9876543210", "98765 43210", "+91 98765-43210", "43210"]
    written += ["AJ-7K3M-9QXT-N", "aj7k3m9qxtn", "R/1042"]
    for said, found in zip(written, ran(people=[*register, owner], finds=written)["finds"], strict=True):
        first = found["answer"][0]
        assert (first["id"], first["why"][0]["code"]) == ("owner", "same_number"), said


def test_what_means_nobody_finds_nobody_and_breaks_nothing(register):
    odd = ["", " ", "12", "???", "।", "🙂", "x" * 5_000, "' OR 1=1 --", "प्रप्रप्र " * 90]
    told = ran(people=register[:50], finds=odd, likely=[{"name": said} for said in odd])
    assert [found["answer"] for found in told["finds"][:6]] == [[]] * 6
    assert all(len(found["answer"]) <= 10 for found in told["finds"])
    assert len(told["likely"]) == len(odd)


def test_who_left_the_phone_is_found_no_more(register):
    """Put again under the same id she is the newer one."""
    again = [register[0], register[0] | {"name": "Zulekha Khatun", "phones": []}]
    (found,) = ran(people=again, finds=[register[0]["name"]])["finds"]
    assert found["answer"] == []
