"""What of small numbers may be shown. Not here: counting them."""

from collections.abc import Sequence

# A cell of fewer people than this points at somebody; zero points at nobody.
LEAST = 5


def is_small(count: int) -> bool:
    """Whether a count is so small that it points at people."""
    return 0 < count < LEAST


def withheld(counts: Sequence[int]) -> list[bool]:
    """Which cells of a split are not shown, given that their sum is.

    All small ones; and where that is a single cell, the next smallest beside it, or the sum would tell it.
    """
    hidden = [is_small(count) for count in counts]
    if sum(hidden) == 1:
        others = [at for at, count in enumerate(counts) if count and not hidden[at]]
        if others:
            hidden[min(others, key=lambda at: counts[at])] = True
    return hidden
