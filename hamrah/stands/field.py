"""Labour stands on a phone of the field: a visit, a head-count, a rate. Not here: the verbs (actions.py)."""

from typing import Any

from hamrah.ground.field import Field, FieldAsked, FieldVerb
from hamrah.organisations.models import Village


def _stand(actor: Any, asked: FieldAsked) -> Village:
    return Village.objects.visible_to(actor).get(id=asked.about)


def _visit(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    numbers = ("met_men", "met_women", "leaflets", "complaints")
    texts = ("staff", "complaints_said", "talked_of")
    return {
        "stand": _stand(actor, asked),
        "visited_on": asked.when("visited_on") or asked.day,
        **{name: asked.number(name) for name in numbers},
        **{name: asked.text(name) for name in texts},
    }


def _headcount(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {
        "stand": _stand(actor, asked),
        "counted_on": asked.when("counted_on") or asked.day,
        "men": asked.number("men") or 0,
        "women": asked.number("women") or 0,
        "children": asked.number("children"),
    }


def _rate(actor: Any, asked: FieldAsked) -> dict[str, Any]:
    return {
        "stand": _stand(actor, asked),
        "seen_on": asked.when("seen_on") or asked.day,
        "trade": asked.text("trade"),
        "rate_paise": asked.number("rate_paise") or 0,
        "whom": asked.text("whom"),
    }


FIELD = Field(
    verbs=(
        FieldVerb("stands.note_visit", _visit),
        FieldVerb("stands.note_headcount", _headcount),
        FieldVerb("stands.note_rate", _rate),
    )
)
