"""Who is in an office's register: people alone and families, with a portrait of each. Not here: writing
them into it (crowd.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from uuid import UUID

from hamrah.files.actions import keep_photos
from hamrah.files.faces.studio import Sitter, portraits
from hamrah.ground.demo import SOURCE, Demo
from hamrah.ground.ids import new_id
from hamrah.ground.names.invented import Home, Someone, family_of, someone
from hamrah.ground.terminal import Progress
from hamrah.people.demo.office import MANY, Office

# Of a large demo so many in a hundred have a photo; of a small one so many at the source, and elsewhere.
WITH_PHOTO, FEW_PHOTOS, FEWER_PHOTOS = 75, 15, 2
EVERY_FAMILY = 8
PHOTOS_AT_ONCE = 200


@dataclass
class Folk:
    """One of them: her registration's id, the family's head and what she is to him, her photo."""

    who: Someone
    head: "Folk | None" = None
    relation: str = ""
    photo: UUID | None = None
    id: UUID = field(default_factory=new_id)


def folk_of(demo: Demo, count: int, *, homes: Sequence[Home], of_many: bool) -> list[Folk]:
    """So many; every eighth man at home brings his family."""
    folk: list[Folk] = []
    men = 0
    while len(folk) < count:
        head = Folk(someone(demo.draw, of_many=of_many, homes=homes))
        folk.append(head)
        men += not head.who.is_woman
        if not head.who.is_woman and men % EVERY_FAMILY == 1:
            folk += [Folk(who, head, relation) for who, relation in family_of(demo.draw, head.who)]
    return folk[:count]


def sit(demo: Demo, office: Office, folk: Sequence[Folk], *, sitting: int = 0) -> None:
    """Give most of them a drawn portrait, kept as a camera's picture would be."""
    if demo.people < MANY:
        sitters = folk[: FEW_PHOTOS if office.code == SOURCE else FEWER_PHOTOS]
    else:
        sitters = [one for at, one in enumerate(folk) if at * 7 % 100 < WITH_PHOTO]
    progress = Progress(len(sitters), f"drawing portraits for {office.code}")
    taken = portraits([sitter_of(one.who, sitting) for one in sitters])
    for start in range(0, len(sitters), PHOTOS_AT_ONCE):
        few = list(islice(taken, PHOTOS_AT_ONCE))
        ids = keep_photos(office.registrar, photos=few)
        for one, id in zip(sitters[start : start + PHOTOS_AT_ONCE], ids, strict=True):
            one.photo = UUID(id)
        progress.step(len(few))
    progress.finish()


def sitter_of(who: Someone, sitting: int = 0) -> Sitter:
    """Whoever has this name, home, phone and age always looks like this."""
    seed = f"{who.name_in('latin')}/{who.relative_in('latin')}/{who.village.latin}/{who.phone}"
    return (seed, who.is_woman, who.age, sitting)
