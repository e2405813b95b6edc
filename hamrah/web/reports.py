"""What an error report and a line of the log may hold: no body, no variable, no message of an exception."""

import logging
import re
import traceback
from typing import Any

from django.views.debug import SafeExceptionReporterFilter


class Nothing(SafeExceptionReporterFilter):
    """Names of workers must not reach a log through a traceback's variables."""

    def get_post_parameters(self, request: Any) -> dict[str, str]:
        return {}

    def get_traceback_frame_variables(self, request: Any, tb_frame: Any) -> list[tuple[str, str]]:  # type: ignore[override]
        return []


class Line(logging.Formatter):
    """Where something broke, never with what: messages of exceptions quote rows (a database's DETAIL, a
    value that is no number). Whoever holds a one-time link could still use it, so it is cut too."""

    LINK = re.compile(r"(/access/link/)[^/\s]+")

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have kept the full text on the record.
        record.exc_text = None
        return self.LINK.sub(r"\1...", super().format(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's own name
        """Each exception of the chain by its type, with its places in the code."""
        return "\n".join(_places(ei[1])) if ei[1] is not None else ""


def _places(error: BaseException) -> list[str]:
    inner = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = _places(inner) if inner is not None else []
    lines += [f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
    return [*lines, f"{type(error).__module__}.{type(error).__qualname__}"]
