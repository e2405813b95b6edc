"""Printing thousands into one file, so that a run that was killed goes on where it stood.

Which cards, and each part of 200 drawn, stand in FILE.pdf.parts/ until all is done. Not here: one part's
PDF (printing.py), the verb that notes cards as printed (actions/).
"""

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

from hamrah.access.agreed import agree
from hamrah.access.models import log_reading
from hamrah.cards.actions import print_cards
from hamrah.cards.designs import design_of
from hamrah.cards.drawing.pages import MOST_AT_ONCE, Layout, looks_digest
from hamrah.cards.drawing.press import Order, drawn, in_one
from hamrah.cards.holding import refused_holders
from hamrah.cards.models import Card, PrintedCard
from hamrah.cards.printing import code_and_photo, with_photos
from hamrah.ground import context
from hamrah.ground.problem import Problem
from hamrah.ground.terminal import Out, Progress
from hamrah.ground.words import _
from hamrah.organisations.models import organisation_of

APPROVED, ALL = "approved", "all"
_ROWS = 1_000
# What holding.py asks of a person: of ten thousand, the rest is not fetched.
_HOLDING = [f"person__{name}" for name in ("state", "by_proxy", "restricted_at", "merged_into", "adult_from")]


@dataclass(frozen=True)
class Asked:
    """`state` approved: signed and not yet printed, marked as printed; all: every live one. `second`: who
    agrees to more people than the actor may look at in a day."""

    state: str
    layout: Layout
    file: Path
    second: Any = None

    @property
    def folder(self) -> Path:
        return self.file.with_name(self.file.name + ".parts")


@dataclass(frozen=True)
class Row:
    """A card of the run: `content` tells whether a part drawn before still shows it."""

    id: UUID
    person: UUID
    number: str
    is_printed: bool
    content: bytes


@dataclass(frozen=True)
class Part:
    """Up to 200 cards and the file of their PDF, whose name tells what was drawn."""

    no: int
    rows: Sequence[Row]
    looks: bytes
    folder: Path

    @cached_property
    def file(self) -> Path:
        digest = hashlib.blake2b(self.looks + b"".join(row.content for row in self.rows), digest_size=10)
        return self.folder / f"part-{self.no:05}-{digest.hexdigest()}.pdf"


def print_to_file(actor: Any, asked: Asked, out: Out) -> dict[str, Any]:
    """Draw the cards into one PDF. Answers {"file", "cards", "bytes", "left_out": [{"number", "why"}]}.

    A card is left out when its holder may hold none now. Raises `cards.nothing_to_print`,
    `cards.cannot_write`, `cards.another_run`, `cards.run_goes_on`, `access.second_person_needed`.
    """
    with _folder(asked):
        ids = _kept_ids(actor, asked) or _chosen_ids(actor, asked)
        rows, left_out = _rows(actor, ids)
        if not rows:
            shutil.rmtree(asked.folder)
            raise Problem("cards.nothing_to_print", _("No card waits to be printed."))
        agree(actor, [row.person for row in rows], second=asked.second, why=f"card print: {len(rows)}")
        parts = _parts(actor, asked, rows)
        _draw(actor, asked, parts, out)
        in_one([part.file for part in parts], asked.file)
        if asked.state == APPROVED:
            _mark(actor, asked, rows, out)
        shutil.rmtree(asked.folder)
    size = asked.file.stat().st_size
    return {"file": str(asked.file), "cards": len(rows), "bytes": size, "left_out": left_out}


@contextmanager
def _folder(asked: Asked) -> Iterator[None]:
    """The run's folder, readable by its owner alone, in the hands of this process alone."""
    try:
        asked.folder.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(asked.folder / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as wrong:
        raise Problem(
            "cards.cannot_write",
            _("%(file)s cannot be written: %(why)s."),
            file=str(asked.file),
            why=wrong.strerror or str(wrong),
        ) from wrong
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as wrong:
        raise Problem(
            "cards.run_goes_on", _("%(file)s is being printed just now."), file=str(asked.file)
        ) from wrong
    finally:
        os.close(descriptor)


def _kept_ids(actor: Any, asked: Asked) -> list[UUID]:
    """The cards of the run that was begun here and not finished; [] where there was none."""
    try:
        kept = json.loads((asked.folder / "run.json").read_text())
    except FileNotFoundError:
        return []
    if kept["run"] != _name_of(actor, asked):
        raise Problem(
            "cards.another_run",
            _("An unfinished run for other cards stands in %(folder)s. Finish it, or delete that folder."),
            folder=str(asked.folder),
        )
    return [UUID(id) for id in kept["cards"]]


def _chosen_ids(actor: Any, asked: Asked) -> list[UUID]:
    """Cards of now, village by village, as they will be handed out; kept before the first is drawn."""
    with _at_work(actor):
        cards = Card.objects.visible_to(actor).live()
        if asked.state == APPROVED:
            at_the_printer = PrintedCard.objects.filter(batch__closed_at=None).values("card_id")
            cards = cards.filter(state="attested").exclude(id__in=at_the_printer)
        in_order = cards.order_by("person__village_said", "person__name", "id")
        ids = list(in_order.values_list("id", flat=True))
    kept = asked.folder / "run.json.half"
    kept.write_text(json.dumps({"run": _name_of(actor, asked), "cards": [str(id) for id in ids]}))
    kept.replace(asked.folder / "run.json")
    return ids


def _name_of(actor: Any, asked: Asked) -> list[str]:
    return [str(actor.organisation_id), asked.state, asked.layout.value]


def _rows(actor: Any, ids: Sequence[UUID]) -> tuple[list[Row], list[dict[str, str]]]:
    """The cards that may be printed, in the run's order, and those that may not, with the reason."""
    found: dict[UUID, Row] = {}
    left_out = []
    for start in range(0, len(ids), _ROWS):
        with _at_work(actor):
            some = Card.objects.visible_to(actor).live().filter(id__in=ids[start : start + _ROWS])
            cards = list(some.select_related("person").only("number", "text", "state", "photo", *_HOLDING))
            refused = refused_holders([card.person for card in cards])
        for card in cards:
            if card.person_id in refused:
                left_out.append({"number": card.number, "why": str(refused[card.person_id])})
                continue
            content = hashlib.blake2b(f"{card.text}/{card.photo_id}".encode(), digest_size=16).digest()
            found[card.id] = Row(card.id, card.person_id, card.number, card.state != "attested", content)
    return [found[id] for id in ids if id in found], left_out


def _parts(actor: Any, asked: Asked, rows: Sequence[Row]) -> list[Part]:
    with _at_work(actor):
        looks = looks_digest(design_of(organisation_of(actor.organisation_id)), asked.layout)
    few = [rows[start : start + MOST_AT_ONCE] for start in range(0, len(rows), MOST_AT_ONCE)]
    return [Part(no, rows, looks, asked.folder) for no, rows in enumerate(few, start=1)]


def _draw(actor: Any, asked: Asked, parts: Sequence[Part], out: Out) -> None:
    """What does not stand from before; parts drawn of cards or looks that changed since are drawn anew."""
    missing = [part for part in parts if not part.file.exists()]
    if not missing:
        return
    if len(missing) < len(parts):
        out.say(str(_("Going on with the run begun before.")))
    progress = Progress(sum(len(part.rows) for part in missing), str(_("drawing cards")), out.stderr)
    for part, pdf in zip(missing, drawn(_orders(actor, asked, missing)), strict=True):
        # Whole on the disk or not at all: a run may be killed here.
        half = part.file.with_suffix(".half")
        half.write_bytes(pdf)
        half.replace(part.file)
        progress.step(len(part.rows))
    progress.finish()


def _orders(actor: Any, asked: Asked, parts: Sequence[Part]) -> Iterator[Order]:
    with _at_work(actor):
        design = design_of(organisation_of(actor.organisation_id))
    for part in parts:
        ids = [row.id for row in part.rows]
        with _at_work(actor):
            cards = {card.id: card for card in with_photos(Card.objects.filter(id__in=ids))}
            log_reading(actor, page="cards.printing", people=[card.person_id for card in cards.values()])
        yield [code_and_photo(cards[id]) for id in ids], design, asked.layout


def _mark(actor: Any, asked: Asked, rows: Sequence[Row], out: Out) -> None:
    """Through the verb, 200 at a time; what a killed run marked before is not marked twice."""
    ids = [row.id for row in rows if not row.is_printed]
    for start in out.progress(range(0, len(ids), MOST_AT_ONCE), total=-(-len(ids) // MOST_AT_ONCE),
                              doing=str(_("noting them as printed"))):  # fmt: skip
        with _at_work(actor):
            few = Card.objects.filter(id__in=ids[start : start + MOST_AT_ONCE], state="attested")
            print_cards(actor, cards=list(few.select_related("person")), layout=asked.layout.value)


def _at_work(actor: Any) -> Any:
    return context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id)
