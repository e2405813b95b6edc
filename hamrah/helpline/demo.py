"""The demo's helpline. Not here yet."""

from hamrah.ground.demo import Demo


def stage(demo: Demo) -> None:
    """Filled below."""
