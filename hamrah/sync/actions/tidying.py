"""What phones sent and nobody came to need goes, every night. Not here: taking files in (filing.py)."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from hamrah.ground.verb import verb
from hamrah.sync.models import FieldCommand, FieldFile
from hamrah.sync.models.arriving import PARKED, REFUSED

KEPT = timedelta(days=30)


@verb("sync.forget_files")
def forget_files(actor: Any) -> int:
    """Drop what no command named within a month, and what never came whole; answers how many. Of a phone on
    which something is parked or refused nothing goes: its command comes again, and the phone has sent the
    photo away."""
    waiting = FieldCommand.objects.filter(state__in=(PARKED, REFUSED)).values("partition")
    old = FieldFile.objects.filter(begun_at__lt=timezone.now() - KEPT).exclude(partition__in=waiting)
    return old.delete()[0]
