"""The verbs of disclosures: exports, and the requests of authorities."""

from hamrah.disclosures.actions.exporting import (
    approve_export,
    ask_export,
    decline_export,
    download_export,
    end_exports,
    make_export,
)
from hamrah.disclosures.actions.receiving import open_letter
from hamrah.disclosures.actions.requests import decide_request, note_advice, record_request, tell_worker

__all__ = [
    "approve_export",
    "ask_export",
    "decide_request",
    "decline_export",
    "download_export",
    "end_exports",
    "make_export",
    "note_advice",
    "open_letter",
    "record_request",
    "tell_worker",
]
