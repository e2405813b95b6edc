"""Cards: signed with their rows, drawn and laid out, a second; kilobytes of PDF a card; codes a second.

Baselines: one card signed and drawn at a time; the same cards laid out by weasyprint (woven.py, WOVEN of
them in the same run; `make bench` installs it); codes by segno, which also uses one fixed mask. Not here:
reading codes.
"""

import random
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageFilter

from bench.installation import FOLDER, apart, settle

CARDS, FACES, ALONE, CODES, WOVEN, CAMP = 10_000, 60, 40, 400, 200, 200
ONE, ALLOWED_KB, ALLOWED_MS = "one card at a time", 18, 1000
Figure = dict[str, Any]


def run(size: int) -> list[Figure]:
    """Ten thousand cards of a fresh installation; fewer where SIZE says so."""
    many = min(size, CARDS)
    folder = FOLDER / "cards"
    with fresh_installation(folder) as actor:
        people = workers(actor, many)
        settle()
        one_by_one = alone(actor, people[:ALONE], folder)
        signed_s = signed(actor, people[ALONE:])
        drawn_s, kilobytes = drawn(actor, folder)
        theirs = by_weasyprint(actor)
        texts = some_texts(actor)
        slowest_ms, usual_ms = renewed(actor, people[:ALONE])
        camp_s = camp_held(actor, people[ALONE : ALONE + CAMP])
    signing = (many - ALONE) / signed_s
    figures = [
        *beside_weasyprint(signing, many / drawn_s, kilobytes, one_by_one, theirs),
        figure("cards.signed_per_s", signing, "cards/s", one_by_one, ONE),
        figure("cards.renewal_ms", slowest_ms, f"ms, slowest of {ALONE}", ALLOWED_MS, "the most allowed"),
        figure(
            "cards.camp_of_200_s", camp_s, "s, list and cards", CAMP * usual_ms / 1000, "renewed one by one"
        ),
        figure("qr.per_s", codes(texts, ours), "codes/s", codes(texts[:40], segno_s), "segno, fixed mask"),
    ]
    return [one | {"size": many} for one in figures]


def beside_weasyprint(
    signing: float,
    drawing: float,
    kilobytes: float,
    one_by_one: float,
    theirs: tuple[float, float, str] | None,
) -> list[Figure]:
    """Signed and drawn, drawn alone, what a card weighs; where weasyprint is missing, the table says so."""
    whole = 1 / (1 / signing + 1 / drawing)
    if theirs is None:
        missing = "weasyprint is not installed here; "
        return [
            figure("cards.per_s", whole, "cards/s", one_by_one, missing + ONE),
            figure("cards.kb_each", kilobytes, "kB of PDF", ALLOWED_KB, missing + "the most allowed"),
        ]
    pace, weight, name = theirs
    return [
        figure(
            "cards.per_s", whole, "cards/s", 1 / (1 / signing + 1 / pace), f"signed by us, drawn by {name}"
        ),
        figure("cards.drawn_per_s", drawing, "cards/s", pace, name),
        figure("cards.kb_each", kilobytes, f"kB of PDF ({ALLOWED_KB})", weight, name),
    ]


def figure(name: str, value: float, unit: str, baseline: float, against: str) -> Figure:
    value, baseline = round(value, 1), round(baseline, 1)
    ratio = round(value / baseline, 4) if baseline else None
    return {"name": name, "value": value, "unit": unit,
            "baseline": baseline, "baseline_name": against, "ratio": ratio}  # fmt: skip


@contextmanager
def fresh_installation(folder: Path) -> Iterator[Any]:
    """A data folder of its own with one organisation and its administrator, gone afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    apart(folder)
    from hamrah.config.opening import migrate, open_house

    try:
        with open_house(migrated=False):
            migrate()
            from hamrah.access.actions import add_user
            from hamrah.access.actor import actor_named, installer
            from hamrah.organisations.actions import found_organisation

            organisation = found_organisation(code="BEN", name="Bench Shramik Kendra")
            for username in ("ela", "bina"):
                add_user(installer(organisation), username=username, name=username, role="administrator")
            yield actor_named("ela", code="BEN")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def workers(actor: Any, how_many: int) -> list[Any]:
    """Accepted workers with consent on paper, a third with names in a script of their own; each her photo."""
    from hamrah.ground import context
    from hamrah.people.models import Basis, Person

    draw = random.Random(1)
    photos = faces(draw)
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        basis = Basis.objects.create(
            purposes=["register", "card"], notice_version="1", held_by="bench", filed_where="bench"
        )
        kept = [of_her_own(draw, photos[at % FACES]) for at in range(how_many)]
        people = [somebody(draw, basis, photo) for photo in kept]
        for start in range(0, how_many, 500):
            type(kept[0]).objects.bulk_create(kept[start : start + 500])
            Person.objects.bulk_create(people[start : start + 500])
        return [person.id for person in people]


def faces(draw: random.Random) -> list[Any]:
    """Invented portraits with the grain of real ones, as photo intake keeps them."""
    from hamrah.files.faces import invented_face
    from hamrah.files.photos import take_photo

    taken = []
    for seed in range(FACES):
        face = invented_face(seed, woman=seed % 2 == 0)
        cloth = Image.effect_noise((150, 188), 40).convert("RGB").resize(face.size, Image.Resampling.BICUBIC)
        grain = Image.effect_noise(face.size, 20).convert("RGB").filter(ImageFilter.GaussianBlur(1))
        mixed = Image.blend(Image.blend(face, cloth, 0.1), grain, 0.15)
        out = BytesIO()
        mixed.save(out, "JPEG", quality=92)
        taken.append(take_photo(out.getvalue()))
    return taken


def of_her_own(draw: random.Random, taken: Any) -> Any:
    """The same pixels in a file of its own, so that no PDF keeps it once for many."""
    from hamrah.files.models import Photo
    from hamrah.ground.day import today

    mark = b"\xff\xfe\x00\x06" + draw.randbytes(4)
    return Photo(jpeg=taken.jpeg, print_jpeg=taken.print_jpeg[:2] + mark + taken.print_jpeg[2:],
                 thumbnail=taken.thumbnail_webp, sha256=draw.randbytes(32), taken_on=today())  # fmt: skip


def somebody(draw: random.Random, basis: Any, photo: Any) -> Any:
    from hamrah.ground.names.invented import someone
    from hamrah.people.models import Person

    who = someone(draw)
    script = draw.choice(("latin", "deva", "gujr"))
    return Person(
        name=who.name_in(script),
        name_script={"latin": "Latn", "deva": "Deva", "gujr": "Gujr"}[script],
        name_latin=who.name_in("latin"),
        relation_name=who.relative_in("latin"), gender="F" if who.is_woman else "M", birth_year=1990,
        district_said=who.district, occupation="mason", state="accepted", basis=basis, photo=photo,
    )  # fmt: skip


def alone(actor: Any, ids: list[Any], folder: Path) -> float:
    """Cards a second when each is issued by the verb and drawn by itself."""
    from hamrah.cards.actions import issue_card
    from hamrah.cards.printing import pdf_of
    from hamrah.ground import context
    from hamrah.organisations.models import organisation_of
    from hamrah.people.models import Person

    began = time.perf_counter()
    for id in ids:
        with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
            card = issue_card(actor, person=Person.objects.get(id=id))
            Path(folder, "one.pdf").write_bytes(pdf_of([card], organisation_of(actor.organisation_id)))
    return len(ids) / (time.perf_counter() - began)


def renewed(actor: Any, ids: list[Any]) -> tuple[float, float]:
    """Milliseconds of the slowest and the usual renewal by the verb: judged, signed, the old one ended."""
    from hamrah.cards.actions import renew_card

    took = []
    for card in due(actor, ids):
        began = time.perf_counter()
        renew_card(actor, card=card)
        took.append(1000 * (time.perf_counter() - began))
    return max(took), sum(took) / len(took)


def camp_held(actor: Any, ids: list[Any]) -> float:
    """Seconds for the list of a camp as PDF, and for renewing all who stand on it together."""
    from hamrah.cards.actions import renew_cards
    from hamrah.cards.drawing.register import camp_list_of
    from hamrah.ground import context
    from hamrah.ground.day import today

    cards = due(actor, ids)
    began = time.perf_counter()
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        camp_list_of(cards, name="Camp", place="School", held_on=today(), issuer="Bench")
    told = renew_cards(actor, cards=cards)
    assert len(told["cards"]) == len(ids), told["refused"]
    return time.perf_counter() - began


def due(actor: Any, ids: list[Any]) -> list[Any]:
    """The cards of these people, which run out today."""
    from hamrah.cards.models import Card
    from hamrah.ground import context
    from hamrah.ground.day import today

    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        Card.objects.filter(person__in=ids).update(expires_on=today())
        return list(Card.objects.live().filter(person__in=ids).select_related("person", "photo"))


def signed(actor: Any, ids: list[Any]) -> float:
    """Seconds to judge, sign and keep all, in one transaction."""
    from hamrah.cards.holding import refused_cards
    from hamrah.cards.issuing import Chosen
    from hamrah.cards.signing import Wanted, sign_cards
    from hamrah.ground import context
    from hamrah.people.models import Person

    chosen = Chosen(face=True, relation=True, home=True, trade=True)
    began = time.perf_counter()
    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        people = list(Person.objects.filter(id__in=ids))
        assert not refused_cards(people)
        sign_cards(actor, [Wanted(person, chosen) for person in people])
    return time.perf_counter() - began


def drawn(actor: Any, folder: Path) -> tuple[float, float]:
    """(seconds until one PDF of A4 sheets stands, kB a card)."""
    from hamrah.access.actor import actor_named
    from hamrah.cards.drawing.pages import Layout
    from hamrah.cards.print_run import ALL, Asked, print_to_file
    from hamrah.ground.terminal import Out

    # The second person's yes to so many, and the count of who was looked at, are part of what is measured.
    asked = Asked(ALL, Layout.A4, folder / "cards.pdf", second=actor_named("bina", code="BEN"))
    began = time.perf_counter()
    answer = print_to_file(actor, asked, Out(as_json=False))
    return time.perf_counter() - began, answer["bytes"] / answer["cards"] / 1000


def some_texts(actor: Any) -> list[str]:
    from hamrah.cards.models import Card
    from hamrah.ground import context

    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        return list(Card.objects.values_list("text", flat=True)[:CODES])


def codes(texts: list[str], draw: Any) -> float:
    """Codes a second."""
    began = time.perf_counter()
    for text in texts:
        draw(text)
    return len(texts) / (time.perf_counter() - began)


def ours(text: str) -> None:
    from hamrah.cards.drawing.code import qr_png

    qr_png(text)


def segno_s(text: str) -> None:
    import segno

    segno.make(text, error="m", mask=3, boost_error=False).save(BytesIO(), kind="png", border=4)


def by_weasyprint(actor: Any) -> tuple[float, float, str] | None:
    """(cards a second, kB a card, what they are) of WOVEN of the same cards; None where it is missing."""
    try:
        import weasyprint
    except (ImportError, OSError) as absent:
        print(f"weasyprint, the baseline of drawing, is not installed here: {absent}", file=sys.stderr)
        return None
    from bench import woven
    from hamrah.cards.designs import design_of
    from hamrah.cards.models import Card
    from hamrah.cards.printing import code_and_photo, with_photos
    from hamrah.ground import context
    from hamrah.organisations.models import organisation_of

    with context.opened(organisation_id=actor.organisation_id, user_id=actor.user_id):
        cards = [code_and_photo(card) for card in with_photos(Card.objects.order_by("number"))[:WOVEN]]
        design = design_of(organisation_of(actor.organisation_id))
    said = {
        "issuer": design.issuer,
        "issuer_phone": design.issuer_phone,
        "verify_address": design.verify_address,
    }
    return *woven.pace(cards, said), f"weasyprint {weasyprint.__version__}, {WOVEN} of these cards"
