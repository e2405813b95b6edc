"""Which pairs are proposed: best links, no chains, never two live cards of one organisation silently."""

from hypothesis import given
from hypothesis import strategies as st

from hamrah.linkage.rules.clusters import MEMBERS_AT_MOST, clusters, proposals

STRONG = 2000
links = st.lists(st.tuples(st.integers(1, 12), st.integers(13, 24), st.integers(0, 9000)), max_size=60).map(
    lambda rows: sorted(rows, key=lambda row: -row[2])
)


def test_two_alike_records_are_one_cluster():
    assert clusters([(1, 2, 5000)], least=STRONG) == [[1, 2]]


def test_a_weak_link_is_none():
    assert clusters([(1, 2, 1999)], least=STRONG) == []


def test_a_brother_is_not_chained_through_a_cousin():
    best = [(1, 2, 9000), (2, 3, 5000)]
    assert clusters(best, least=STRONG) == [[1, 2]]


def test_three_that_are_alike_each_to_each_are_one():
    best = [(1, 2, 9000), (2, 3, 5000), (1, 3, 4000)]
    assert clusters(best, least=STRONG) == [[1, 2, 3]]


def test_what_a_person_said_apart_stays_apart():
    assert proposals([(1, 2, 9000)], apart=frozenset({(1, 2)}), least=STRONG) == []


def test_two_live_cards_of_one_organisation_are_no_cluster_but_are_told():
    cards = {1: 7, 2: 7}
    assert clusters([(1, 2, 9000)], cards=cards, least=STRONG) == []
    (told,) = proposals([(1, 2, 9000)], cards=cards, least=STRONG)
    assert told.both_live


def test_live_cards_of_two_organisations_may_be_one_worker():
    assert clusters([(1, 2, 9000)], cards={1: 7, 2: 8}, least=STRONG) == [[1, 2]]


def test_the_newer_record_is_the_one_proposed():
    (proposal,) = proposals([(1, 2, 9000)], least=STRONG)
    assert (proposal.person, proposal.other) == (2, 1)


@given(links)
def test_no_cluster_is_larger_than_its_cap_and_no_record_is_in_two(best):
    found = clusters(best, least=STRONG)
    assert all(2 <= len(group) <= MEMBERS_AT_MOST for group in found)
    members = [one for group in found for one in group]
    assert len(members) == len(set(members))


def test_what_waits_for_an_answer_is_not_asked_again_nor_the_next_likeliest_instead():
    """A and B are alike, C a little less; A and C hold cards. While A-B waits, B-C is no question."""
    best, cards = [(2, 1, 9_000), (3, 2, 8_000), (3, 1, 7_000)], {1: 1, 3: 1}
    first = proposals(best, cards=cards, least=1_000)
    asked = frozenset((one.other, one.person) for one in first)
    assert asked == {(1, 2), (1, 3)}
    assert proposals(best, cards=cards, asked=asked, least=1_000) == []
