"""Keys, traits and likeness of two records: what must hold however a name is written.

Not here: recall and latency (bench/search.py).
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrah.people.candidates import BATCH_CAP, candidates_sql, suspects_sql
from hamrah.people.rules.facts import Facts
from hamrah.people.rules.freebox import ranked_free
from hamrah.people.rules.likeness import (
    FIRST,
    POSSIBLE,
    STRONG,
    Question,
    Reason,
    ranked,
    reasons,
    score,
    strong_pairs,
)
from hamrah.people.rules.pairkeys import derived, free_probe_keys, hashed, pair_keys, probe_keys
from hamrah.people.rules.trait import parsed, trait

RAMESH = Facts(
    name="Ramesh Kumar Meena",
    relation="father",
    relation_name="Mohan Lal",
    gender="M",
    birth_year=1985,
    village="Rampura",
    district="Udaipur",
    phones=("9876543210",),
)
RAMESH_IN_HINDI = Facts(
    name="श्री रमेश मीणा",
    relation="father",
    relation_name="मोहनलाल",
    gender="M",
    birth_year=1988,
    village="रामपुरा",
    district="उदयपुर",
)
HIS_BROTHER = Facts(
    name="Dinesh Meena",
    relation="father",
    relation_name="Mohan Lal",
    gender="M",
    birth_year=1990,
    village="Rampura",
    district="Udaipur",
)
SITA = Facts(
    name="Sita Devi", relation="husband", relation_name="Gopal", gender="F", birth_year=1979, village="Kotda"
)

texts = st.one_of(
    st.none(), st.text(max_size=40), st.sampled_from(["राम लाल", "Devi", "રમેશભાઈ", "a|b|c", "|", "'"])
)
anybody = st.builds(
    Facts,
    name=texts,
    known_as=texts,
    relation=texts,
    relation_name=texts,
    gender=texts,
    birth_year=st.one_of(st.none(), st.integers(1900, 2030)),
    village=texts,
    hamlet=texts,
    district=texts,
    state=texts,
    phones=st.lists(st.text("0123456789+ -", max_size=14), max_size=3).map(tuple),
    occupation=texts,
)


def meet(stored: Facts, asked: Facts) -> int:
    """How many stored keys of one are asked for by the other."""
    return len(set(pair_keys(stored)) & {probe.key for probe in probe_keys(asked)})


def test_a_key_is_the_first_eight_bytes_of_sha_256_signed():
    assert hashed("R|rms|mhn") == 3361993456204547072
    assert hashed("P|9876543210") == 5887356243779759322


def test_two_scripts_of_one_person_share_several_keys():
    assert meet(RAMESH, RAMESH_IN_HINDI) >= 4
    assert meet(RAMESH_IN_HINDI, RAMESH) >= 4


def test_strangers_share_no_key():
    assert meet(RAMESH, SITA) == 0


def test_the_order_of_words_does_not_matter():
    turned = Facts(name="Meena Ramesh", relation_name="Mohan", village="Rampura")
    assert meet(RAMESH, turned) >= 2


@pytest.mark.parametrize("other", ["Ramlal", "Ram Lal", "रामलाल", "राम लाल", "RAM  LAL"])
def test_a_name_joined_or_split_shares_keys(other):
    stored = Facts(name="Ram Lal", village="Kotda", relation_name="Gopal")
    assert meet(stored, Facts(name=other, village="कोटड़ा")) >= 1


@pytest.mark.parametrize(
    ("glued", "plain"), [("अनीताकुमारी", "अनीता"), ("Munnibai", "Munni"), ("Rameshkumar", "Ramesh")]
)
def test_a_filler_glued_to_a_name_does_not_hide_it(glued, plain):
    assert meet(Facts(name=glued, village="Kotda"), Facts(name=plain, village="Kotda")) >= 1


def test_a_wife_under_her_husband_and_his_village_is_found_by_name_and_district():
    woman = Facts(name="Sumitra", gender="F", birth_year=1990, district="Udaipur")
    at_home = replace(woman, relation="father", relation_name="Mohan", village="Rampura")
    married = replace(woman, relation="husband", relation_name="Gopal", village="Kotda", birth_year=1993)
    assert meet(at_home, married) >= 1


def test_an_age_twelve_years_off_still_meets():
    stored = Facts(name="Ramesh", gender="M", birth_year=1980, district="Udaipur")
    assert meet(stored, Facts(name="Ramesh", gender="M", birth_year=1992, district="Udaipur")) >= 1


def test_a_form_without_gender_or_age_still_meets():
    stored = Facts(name="Ramesh", gender="M", birth_year=1980, district="Udaipur")
    assert meet(stored, Facts(name="Ramesh", district="Udaipur")) >= 1
    assert meet(Facts(name="Ramesh", district="Udaipur"), stored) >= 1


@given(anybody)
def test_whatever_is_missing_or_mad_keys_and_traits_are_made(person):
    keys = pair_keys(person)
    assert len(keys) == len(set(keys))
    assert all(-(2**63) <= key < 2**63 for key in keys)
    assert set(keys) >= {probe.key for probe in probe_keys(person)} & set(keys)
    assert len(parsed(trait(person))) == 12


@given(anybody)
def test_one_folding_gives_the_same_as_keys_and_trait_apart(person):
    made = derived(person)
    assert (list(made.keys), made.trait) == (pair_keys(person), trait(person))
    assert 0 <= made.telling <= len(made.keys)


@given(anybody, anybody)
def test_likeness_is_nearly_the_same_from_either_side(one, other):
    there, back = score(trait(one), trait(other)), score(trait(other), trait(one))
    assert there == pytest.approx(back, abs=1.0)


@given(st.text(max_size=80))
def test_the_free_box_takes_any_text(text):
    free_probe_keys(text)
    assert len(ranked_free(text, [(1, trait(RAMESH))])) == 1


class Counted(Question):
    """Counts whom it was asked about."""

    looked_at = 0

    def score(self, line):
        self.looked_at += 1
        return super().score(line)


@pytest.mark.parametrize(("first", "looked_at"), [(RAMESH, FIRST), (SITA, FIRST + 5)])
def test_the_long_rest_is_looked_at_only_where_nobody_is_sure(first, looked_at):
    question = Counted(trait(RAMESH))
    people = [(number, trait(SITA)) for number in range(1, FIRST + 5)]
    found = ranked(question, [(0, trait(first)), *people], at_most=10)
    assert (len(found), question.looked_at) == (10, looked_at)


def test_one_person_in_two_scripts_is_strongly_alike():
    assert score(trait(RAMESH), trait(RAMESH_IN_HINDI)) >= STRONG


def test_a_brother_is_not_strongly_alike():
    assert score(trait(RAMESH), trait(HIS_BROTHER)) < STRONG


def test_a_stranger_is_not_even_possible():
    assert score(trait(RAMESH), trait(SITA)) < POSSIBLE


def test_the_same_person_ranks_before_the_brother():
    people = [(1, trait(SITA)), (2, trait(HIS_BROTHER)), (3, trait(RAMESH_IN_HINDI))]
    assert [person for _, person in ranked(Question(trait(RAMESH)), people)] == [3, 2, 1]


@pytest.mark.parametrize("text", ["Ramesh Mohanlal Rampura", "रामपुरा रमेश मोहन", "mohan ramesh रामपुरा"])
def test_the_free_box_finds_words_in_any_order_and_script(text):
    assert len(set(pair_keys(RAMESH)) & {probe.key for probe in free_probe_keys(text)}) >= 2
    people = [(1, trait(SITA)), (2, trait(HIS_BROTHER)), (3, trait(RAMESH))]
    assert ranked_free(text, people)[0][1] == 3


def test_digits_in_the_free_box_are_a_telephone():
    assert set(pair_keys(RAMESH)) & {probe.key for probe in free_probe_keys("+91 98765 43210 9876543210")}


def test_the_reasons_name_what_agrees_and_the_years_between():
    told = reasons(trait(RAMESH), trait(RAMESH_IN_HINDI))
    assert Reason("same_relation", "f") in told or Reason("near_relation", "f") in told
    assert {"same_name", "same_village", "same_district"} <= {reason.code for reason in told}
    assert told[-1] == Reason("years_apart", "3")


def test_only_strong_pairs_of_a_batch_are_kept():
    ours, same, brother = trait(RAMESH), trait(RAMESH_IN_HINDI), trait(HIS_BROTHER)
    kept = list(strong_pairs([(9, 1, ours, same), (9, 2, ours, brother)]))
    assert [(person, other) for person, other, _ in kept] == [(9, 1)]


def test_the_statement_for_candidates_asks_each_key_once_with_its_cap():
    sql, values = candidates_sql(probe_keys(RAMESH))
    assert len(values["keys"]) == len(set(values["keys"])) == len(values["caps"])
    assert "people_key.key = probe.key" in sql


def test_the_statement_for_suspects_reads_the_named_table():
    sql, values = suspects_sql("incoming_key")
    assert sql.count("incoming_key") == 2
    assert values["cap"] == BATCH_CAP
