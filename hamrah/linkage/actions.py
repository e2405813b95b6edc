"""The verb of linkage: one run. Not here: the queries (queries.py) and what may be proposed (rules/)."""

from typing import Any

from hamrah.ground.verb import verb
from hamrah.linkage.engines import refuse_unless_installed
from hamrah.linkage.models import Run


@verb("linkage.run_linkage")
def run_linkage(actor: Any, *, engine: str = "duckdb", whole: bool = False) -> Run:
    """Compare what is new or changed, or with `whole` everything, and propose pairs to people.

    Proposals and the memory of what was compared are written together at the end: a run killed half-way
    has done nothing, and the next compares the same again. Whatever a person decided stands.
    Raises `linkage.running`, `linkage.no_engine`.
    """
    refuse_unless_installed(engine)
    # only now: the libraries of an engine are an extra, and most houses start without them
    from hamrah.linkage.running import compared

    return compared(actor, engine=engine, whole=whole)
