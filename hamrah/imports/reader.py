"""The process that reads a long file: an order on standard input, batches of rows on standard output.

Not here: reading itself (pipeline.py). Started as `python -m hamrah.imports.reader`.
"""

import gc
import pickle
import sys

from hamrah.ground.problem import Problem
from hamrah.imports.pipeline import PICKLE, Order, read_batches


def main() -> None:
    """Batches, or the Problem as (code, sentence, values); then None."""
    # Nothing here refers to itself, and looking for what does costs a third of the time.
    gc.disable()
    out = sys.stdout.buffer
    order: Order = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own process
    try:
        for batch in read_batches(order):
            pickle.dump(batch, out, PICKLE)
            out.flush()
        pickle.dump(None, out, PICKLE)
    except Problem as problem:
        pickle.dump((problem.code, str(problem.message), dict(problem.values)), out, PICKLE)


if __name__ == "__main__":
    main()
