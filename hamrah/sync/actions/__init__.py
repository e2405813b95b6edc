"""The verbs of sync: phones are enrolled and ended, disagreements settled, unsent work brought back, files
that nothing named forgotten."""

from hamrah.sync.actions.phones import end_phone, enrol_phone, invite_phone, order_wipe
from hamrah.sync.actions.rescuing import open_rescue, take_rescue
from hamrah.sync.actions.settling import keep_conflict, settle_conflict
from hamrah.sync.actions.tidying import forget_files

__all__ = [
    "end_phone",
    "enrol_phone",
    "forget_files",
    "invite_phone",
    "keep_conflict",
    "open_rescue",
    "order_wipe",
    "settle_conflict",
    "take_rescue",
]
