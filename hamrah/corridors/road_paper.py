"""A corridor on paper: what its page tells, nothing more. Not here: counting, what may be shown to whom."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import translation

from hamrah.corridors.chart import Column
from hamrah.corridors.counting import RoadCounted, Wages
from hamrah.ground.day import today
from hamrah.ground.day_words import day_words
from hamrah.ground.languages import reads_hindi
from hamrah.ground.numbers import grouped
from hamrah.ground.paper import drawn
from hamrah.ground.words import _
from hamrah.organisations.models import Organisation

HIDDEN = "–"


def road_paper(organisation: Organisation, shown: dict[str, Any], as_of: str) -> bytes:
    """The PDF of a corridor in the page's language; `shown` is what its page draws."""
    language = translation.get_language() or "en"
    counted: RoadCounted = shown["counted"]
    ends = shown["ends"]
    name = (organisation.name_local if reads_hindi(language) else "") or organisation.name
    facts = {
        # The fonts of our papers have no arrow.
        "title": f"{ends['source']} – {ends['to']}",
        "organisation": name,
        "language": language,
        "foot": " · ".join((name, day_words(today(), language))),
        "as_of": as_of,
        "tiles": [[str(label), grouped(value)] for label, value in tiles(counted, is_live=shown["is_live"])],
        "months": [month(column) for column in shown["columns"]],
        "parts": list(parts(shown)),
        "wages": list(wages(counted.wages)),
        "words": {
            "season": str(_("When they leave")),
            "season_says": str(_("Different workers who left in each month, all years together.")),
            "wages": str(_("Wage a day")),
            "wages_says": wages_say(counted.wages),
        },
    }
    return drawn(Path(__file__).with_name("road.typ"), facts)


def tiles(counted: RoadCounted, *, is_live: bool) -> Iterator[tuple[Any, int]]:
    yield _("Workers who left"), counted.road.workers
    if is_live and counted.road.journeys is not None and counted.away is not None:
        yield _("Journeys"), counted.road.journeys
        yield _("Away now"), counted.away


def month(column: Column) -> list[Any]:
    """Its name, its number, its height in hundredths; what is too small to show has a dash."""
    return [column.name, HIDDEN if column.workers is None else grouped(column.workers), column.height]


def parts(shown: dict[str, Any]) -> Iterator[list[Any]]:
    """Kinds of work, and the blocks where they live, each with its bar."""
    sectors = [[str(name), number(workers), length] for name, workers, length in shown["sectors"]]
    blocks = [
        [names["source"], number(road.workers), length] for road, names, length in shown.get("blocks", ())
    ]
    for word, rows in ((_("What they work in"), sectors), (_("Where they live"), blocks)):
        if rows:
            yield [str(word), rows]


def number(workers: int | None) -> str:
    return HIDDEN if workers is None else grouped(workers)


def wages(told: Wages | None) -> Iterator[list[str]]:
    if told is None or told.middle is None:
        return
    for words, rupees in (
        (_("A tenth of journeys paid less than"), told.low),
        (_("Half of journeys paid less than"), told.middle),
        (_("A tenth of journeys paid more than"), told.high),
    ):
        yield [str(words), f"₹{grouped(rupees or 0)}"]


def wages_say(told: Wages | None) -> str:
    if told is None:
        return ""
    words = _("Of %(workers)s workers who were paid by the day, to ten rupees.")
    return str(words % {"workers": grouped(told.workers)})
