"""When a number may be rung, by when it must be, and when it is tried again. Pure.

Moments carry their place (India's, as the caller counts hours); not here: what time it is now.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

# A number that only rang us is rung by day (the office's own hours, domain.md 12: 8 to 7).
DAY_BEGINS, DAY_ENDS = time(8), time(20)
DANGER_HOURS = 2
# Whoever took a number and forgot it keeps nobody else from ringing for longer than this.
HELD_MINUTES = 30
# After an attempt that reached nobody; then nobody rings a seventh time.
AGAIN_HOURS = (1, 3, 20, 24, 48)
MOST_ATTEMPTS = 6
MIDNIGHT = time(0)


@dataclass(frozen=True)
class Window:
    """The hours of each day in which ringing is safe; `until` before `since` runs over midnight. A window
    that ends when it begins is the whole day."""

    since: time = DAY_BEGINS
    until: time = DAY_ENDS

    def holds(self, at: datetime) -> bool:
        """Whether ringing is safe at that moment."""
        clock = at.timetz().replace(tzinfo=None)
        if self.since == self.until:
            return True
        if self.since < self.until:
            return self.since <= clock < self.until
        return clock >= self.since or clock < self.until

    def next_from(self, at: datetime) -> datetime:
        """The first moment from `at` on at which ringing is safe."""
        if self.holds(at):
            return at
        begins = at.replace(hour=self.since.hour, minute=self.since.minute, second=0, microsecond=0)
        return begins if begins > at else begins + timedelta(days=1)

    def end_after(self, at: datetime) -> datetime:
        """The end of the window that holds at `at`."""
        if self.since == self.until:
            return at + timedelta(days=1)
        ends = at.replace(hour=self.until.hour, minute=self.until.minute, second=0, microsecond=0)
        return ends if ends > at else ends + timedelta(days=1)


def due_by(came_at: datetime, window: Window, *, is_danger: bool) -> datetime:
    """By when somebody has rung: the end of the first safe hours; in danger two hours after they begin."""
    begins = window.next_from(came_at)
    ends = window.end_after(begins)
    return min(ends, begins + timedelta(hours=DANGER_HOURS)) if is_danger else ends


def again_at(tried_at: datetime, window: Window, *, attempts: int, is_danger: bool) -> datetime | None:
    """When it is tried again after so many attempts; None when it is given up. Danger is never given up,
    and waits for no more than an hour."""
    if is_danger:
        return window.next_from(tried_at + timedelta(hours=AGAIN_HOURS[0]))
    if attempts >= MOST_ATTEMPTS:
        return None
    return window.next_from(tried_at + timedelta(hours=AGAIN_HOURS[min(attempts, len(AGAIN_HOURS)) - 1]))


def is_held(held_at: datetime | None, now: datetime) -> bool:
    """Whether somebody has it in hand."""
    return held_at is not None and now < held_at + timedelta(minutes=HELD_MINUTES)
