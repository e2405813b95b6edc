"""How numbers travel to the database: as text, which the database itself reads and may refuse; how soon a
lost connection is made again.

Not here: connections and their settings (config/settings.py).
"""

import psycopg
from psycopg.types import numeric
from psycopg_pool.base import AttemptWithBackoff

SIZED = (
    (numeric.Int2, numeric.Int2Dumper),
    (numeric.Int4, numeric.Int4Dumper),
    (numeric.Int8, numeric.Int8Dumper),
)


def numbers_keep_their_value() -> None:
    """A number too large for its column is refused. Packed as bytes the driver would cut it to the column's
    size and keep another number without a word (seen: 1,000,000,000,000 kept as -727,379,968)."""
    for kind, as_text in SIZED:
        psycopg.adapters.register_dumper(kind, as_text)


def lost_connections_come_back_soon() -> None:
    """A database that was killed is back within a second or two. The pool would look after 1, 3 and 7
    seconds, and whoever asks meanwhile waits that long; the failed look itself costs next to nothing."""
    AttemptWithBackoff.INITIAL_DELAY = 0.1
    AttemptWithBackoff.DELAY_BACKOFF = 1.3
