"""What the organisations of this house put into the network's lists: issuers with keys, places with states.

Not here: the signed files themselves (bundling.py), the root (roots.py).
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.db.models import Count, F, Min, OuterRef, Subquery, Sum

from hamrah.cards.issuer import Face, face_of
from hamrah.cards.keyring import key_that_signs
from hamrah.cards.models import LIVE, Card, IssuerKey, Leaf, StatusList
from hamrah.cards.models.keys import CARDS, STATUS
from hamrah.cards.rules.status_list import INVALID, SUSPENDED, VALID
from hamrah.cards.rules.trust_list import IssuedKey, Issuer, TrustList, twice
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.words import _
from hamrah.organisations.here import organisations_here
from hamrah.organisations.models import Organisation

DAY_S = 86_400
# The root is offline: nobody can be asked for its signature every week. Status lists are signed anew by the
# house itself, and come in the same file.
TTL_DAYS, LIFE_DAYS = 92, 400
# How far ahead a key may sign; in steps, so that a list drafted a month later says the same of it.
KEY_LIFE_S = 800 * DAY_S


FIRST_CARD = (
    Card.objects.filter(provisional=False, key=OuterRef("pk"))
    .order_by()
    .values("key")
    .annotate(at=Min("issued_at"))
    .values("at")
)


def drafted(
    *, version: int, others: Iterable[TrustList] = (), next_root: bytes | None = None, is_demo: bool = False
) -> TrustList:
    """The list for the root to sign: issuers of this house, with all their keys, and of `others`' drafts.

    Raises `cards.issuer_two_names`, `cards.key_twice`.
    """
    issuers = [issuer for organisation in organisations_here() for issuer in _issuers_of(organisation)]
    issuers += [issuer for other in others for issuer in other.issuers]
    now = int(time.time())
    trust = TrustList(
        version, now, now + LIFE_DAYS * DAY_S, TTL_DAYS * DAY_S, _merged(issuers), next_root, is_demo
    )
    if twice(trust):
        raise Problem("cards.key_twice", _("A key stands under two issuers: one of them is not its owner's."))
    return trust


def _issuers_of(organisation: Organisation) -> Iterator[Issuer]:
    """The issuer of today, and hosts under which it issued before: their cards still count."""
    face = face_of(organisation)
    with context.opened(organisation_id=organisation.id):
        key_that_signs(face.host, CARDS)
        for host in {face.host, *StatusList.objects.values_list("host", flat=True)}:
            key_that_signs(host, STATUS)
        keys = list(IssuerKey.objects.annotate(first=Subquery(FIRST_CARD)))
    for host in {key.host for key in keys}:
        yield _issuer(replace(face, host=host), (key for key in keys if key.host == host))


def _issuer(face: Face, keys: Iterable[IssuerKey]) -> Issuer:
    return Issuer(face.host, face.name, face.name_local, face.phone, tuple(map(_listed, keys)))


def _listed(key: IssuerKey) -> IssuedKey:
    """The public half with its times. Cards may be older than the key's row where they were brought along."""
    begins = min(moment for moment in (key.made_at, getattr(key, "first", None)) if moment is not None)
    ends = _may_sign_until(key.made_at.timestamp()) if key.retired_at is None else key.retired_at.timestamp()
    distrusted = None if key.distrusted_from is None else int(key.distrusted_from.timestamp())
    return IssuedKey(
        bytes(key.kid), bytes(key.public_key), key.role, int(begins.timestamp()), int(ends), distrusted
    )


def _may_sign_until(made_s: float) -> float:
    """Longer than any list of now lasts."""
    steps = (time.time() + LIFE_DAYS * DAY_S - made_s) // KEY_LIFE_S + 1
    return made_s + steps * KEY_LIFE_S


def _merged(issuers: Iterable[Issuer]) -> tuple[Issuer, ...]:
    """One entry a host, keys in the order of their ids: who shares the network's name cannot be told."""
    by_host: dict[str, Issuer] = {}
    for issuer in issuers:
        known = by_host.get(issuer.host)
        if known is not None and replace(known, keys=()) != replace(issuer, keys=()):
            raise Problem(
                "cards.issuer_two_names",
                _("%(host)s has two names or phones: %(one)s, %(other)s. Make them the same first."),
                host=issuer.host,
                one=f"{known.name} {known.phone}",
                other=f"{issuer.name} {issuer.phone}",
            )
        keys = {*(known.keys if known else ()), *issuer.keys}
        by_host[issuer.host] = replace(issuer, keys=tuple(sorted(keys)))
    return tuple(by_host[host] for host in sorted(by_host))


def keys_of(organisation: Organisation) -> list[tuple[str, IssuedKey]]:
    """(host, key) of every key, listed by the network or not; nothing is made."""
    with context.opened(organisation_id=organisation.id):
        return [(key.host, _listed(key)) for key in IssuerKey.objects.all()]


def state_of_list(listed: StatusList) -> str:
    """A mark that changes with every change of a card or leaf on the list, or of a key's trust."""
    leaves = Leaf.objects.filter(status_list=listed).open()
    rows = (Card.objects.filter(status_list=listed), leaves, IssuerKey.objects.all())
    sums = {"n": Count("id"), "versions": Sum("version"), "changes": Sum("change")}
    return "/".join(str(value) for some in rows for value in some.aggregate(**sums).values())


def values_of(listed: StatusList) -> dict[int, int]:
    """What each given place of the list says. A place that is not here was never given."""
    cards, leaves = Card.objects.filter(status_list=listed), Leaf.objects.filter(status_list=listed)
    # What a phone made counts by the day of its leaf.
    doubtful = (
        cards.filter(provisional=False, issued_at__gte=F("key__distrusted_from")),
        leaves.filter(leased_at__gte=F("key__distrusted_from")),
    )
    distrusted = {index for rows in doubtful for index in rows.values_list("status_index", flat=True)}
    places = cards.values_list("status_index", "state")
    values = dict.fromkeys(leaves.open().values_list("status_index", flat=True), VALID)
    values |= {index: _value(state) for index, state in places.iterator(chunk_size=10_000)}
    return values | dict.fromkeys(distrusted, INVALID)


def _value(state: str) -> int:
    if state in LIVE:
        return VALID
    return SUSPENDED if state == "lost" else INVALID
