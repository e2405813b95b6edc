"""The texts of many codes at once. Not here: one text (face.py, claim169.py), keeping them (signing.py).

Runs as a process of its own too: two of them sign a large batch. They are this program's own children,
are told the key over a pipe nobody else holds, and end with the run.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hamrah.cards.rules.claim169 import Card, Status, build
from hamrah.cards.rules.cose import Signer
from hamrah.cards.rules.face import fit_face, with_kept_face
from hamrah.files.photos import pixels_of
from hamrah.ground.hands import answer_questions, answers
from hamrah.ground.problem import Problem


@dataclass(frozen=True)
class Wish:
    """A card whose text is wanted: with no face, with the `thumbnail` of photo intake, or, once it is known
    to need more room than the words leave, with a smaller face made of the kept `jpeg`."""

    card: Card
    thumbnail: bytes | None = None
    jpeg: bytes | None = None


def text_of(wish: Wish, signer: Signer) -> str | None:
    """The signed text; None when the thumbnail needs more room than the words leave."""
    if wish.jpeg is not None:
        return fit_face(wish.card, pixels_of(wish.jpeg), signer)[1]
    if wish.thumbnail is None:
        return build(wish.card, signer)
    kept = with_kept_face(wish.card, wish.thumbnail, signer)
    return kept and kept[1]


def texts_by_hands(batches: Iterable[Sequence[Wish]], signer: Signer) -> Iterator[list[str | None]]:
    """As `text_of`, of batches and by two processes."""
    key, asked = (signer.private_key.private_bytes_raw(), signer.kid), deque[Sequence[Wish]]()

    def questions() -> Iterator[Any]:
        for batch in batches:
            asked.append(batch)
            yield key, [asdict(wish) for wish in batch]

    for texts in answers(__name__, questions()):
        batch = asked.popleft()
        yield [text_of(wish, signer) for wish in batch] if texts is None else texts


def texts_here(question: Any) -> list[str | None] | None:
    """What a hand answers: None where a card is refused. Whoever asked then hears the refusal itself."""
    (seed, kid), wishes = question
    signer = Signer(Ed25519PrivateKey.from_private_bytes(seed), kid)
    try:
        return [text_of(_wish(said), signer) for said in wishes]
    except Problem:
        return None


def _wish(said: dict[str, Any]) -> Wish:
    status = said["card"].pop("status")
    card = Card(**said["card"], status=status and Status(**status))
    return Wish(card, said["thumbnail"], said["jpeg"])


if __name__ == "__main__":
    answer_questions(texts_here)
