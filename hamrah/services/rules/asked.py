"""What a kind of service asks, and how its answers are read. Pure.

Not here: the kinds themselves (kinds.py), keeping the answers (sealed.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hamrah.ground.problem import Problem

FIELD_KINDS = ("text", "number", "day", "choice", "yes")
LONGEST_ANSWER, MOST_FIELDS, MOST_CHOICES = 300, 8, 12
MOST_NUMBER = 10_000_000


@dataclass(frozen=True)
class Field:
    """One question of a kind. `choices`: pairs of code and words, where it is a choice."""

    name: str
    label: str
    kind: str = "text"
    needed: bool = False
    choices: tuple[tuple[str, str], ...] = ()


def read_fields(said: Sequence[Mapping[str, Any]]) -> tuple[Field, ...]:
    """Fields as a kind declares them. Raises Problem("services.bad_kind")."""
    if len(said) > MOST_FIELDS:
        raise Problem("services.bad_kind", "A kind asks at most %(most)s questions.", most=MOST_FIELDS)
    fields = tuple(_read(one) for one in said)
    if len({one.name for one in fields}) < len(fields):
        raise Problem("services.bad_kind", "Two questions of a kind have the same name.")
    return fields


def _read(said: Mapping[str, Any]) -> Field:
    choices = tuple((str(code), str(words)) for code, words in said.get("choices", ()))
    field = Field(
        str(said.get("name", "")), str(said.get("label", "")).strip(), said.get("kind", "text"),
        bool(said.get("needed")), choices,
    )  # fmt: skip
    is_wrong = not field.name.isidentifier() or not field.label or field.kind not in FIELD_KINDS
    if is_wrong or (field.kind == "choice") != bool(choices) or len(choices) > MOST_CHOICES:
        raise Problem(
            "services.bad_kind", "A question needs words, a sort, and choices where it is a choice."
        )
    return field


def answers(fields: Sequence[Field], said: Mapping[str, Any]) -> dict[str, Any]:
    """The answers to a kind's questions, empty ones left out. Raises Problem("services.unknown_field"),
    Problem("services.field_needed"), Problem("services.bad_answer")."""
    if not set(said) <= {field.name for field in fields}:
        raise Problem("services.unknown_field", "This kind of service does not ask that.")
    read = {field.name: answer(field, said.get(field.name)) for field in fields}
    return {name: value for name, value in read.items() if value not in (None, "", False)}


def answer(field: Field, value: Any) -> Any:
    """One answer in the form it is kept: text, whole number, day as text, code, yes."""
    if value in (None, "", False):
        if field.needed:
            raise Problem("services.field_needed", "Answer this too: the service needs it.", field=field.name)
        return None
    match field.kind:
        case "number":
            return _number(field, value)
        case "day":
            return _day(field, value)
        case "choice":
            return value if value in dict(field.choices) else _wrong(field)
        case "yes":
            return True
        case _:
            text = str(value).strip()
            return text if len(text) <= LONGEST_ANSWER else _wrong(field)


def _number(field: Field, value: Any) -> int:
    try:
        number = int(str(value).strip())
    except ValueError:
        return _wrong(field)
    return number if 0 <= number <= MOST_NUMBER else _wrong(field)


def _day(field: Field, value: Any) -> str:
    try:
        return (value if isinstance(value, date) else date.fromisoformat(str(value).strip())).isoformat()
    except ValueError:
        return _wrong(field)


def _wrong(field: Field) -> Any:
    raise Problem("services.bad_answer", "This answer does not fit the question.", field=field.name)
