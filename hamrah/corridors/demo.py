"""The demo's snapshots, so that its reader of figures finds something. Not here: journeys."""

from importlib.util import find_spec

from hamrah.corridors.actions import take_snapshot
from hamrah.ground.demo import Demo

COORDINATORS = ("bina", "hema")


def stage(demo: Demo) -> None:
    """One of each end, where the extra `analytics` is installed."""
    if find_spec("duckdb") is None:
        return
    for name in COORDINATORS:
        if name in demo.actors:
            take_snapshot(demo.actors[name])
