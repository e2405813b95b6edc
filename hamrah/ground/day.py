"""Days as India counts them. Not here: moments, which are UTC."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

INDIA = ZoneInfo("Asia/Kolkata")


def today() -> date:
    """Today in India, whatever the server's clock says of its own place."""
    return datetime.now(INDIA).date()
