"""What an error report may hold: no request body, no settings, no variable."""

from typing import Any

from django.views.debug import SafeExceptionReporterFilter


class Nothing(SafeExceptionReporterFilter):
    """Names of workers must not reach a log through a traceback's variables."""

    def get_post_parameters(self, request: Any) -> dict[str, str]:
        return {}

    def get_traceback_frame_variables(self, request: Any, tb_frame: Any) -> list[tuple[str, str]]:  # type: ignore[override]
        return []
