"""Ways of paying, what becomes of a payment, how a receipt is given. Pure. Not here: sums (allocation.py)."""

from hamrah.ground.problem import Problem

CASH, CHEQUE, UPI, BANK = "cash", "cheque", "upi", "bank"
MODES = (CASH, UPI, CHEQUE, BANK)
DESK, LEADER, WORKER = "desk", "leader", "worker"
RECEIVERS = (DESK, WORKER, LEADER)

COUNTS, WAITING, BOUNCED, REVERSED = "counts", "waiting", "bounced", "reversed"
SIGNED, THUMB, CALL_BACK, SEEN = "signed", "thumb", "call_back", "seen"
HOWS = (SIGNED, THUMB, CALL_BACK, SEEN)
# Counted into her hand before us: a cheque is no money yet, and who stands here is not called back.
COUNTED_MODES, COUNTED_HOW = (CASH, UPI), (SIGNED, THUMB, SEEN)
VERIFIED_HOW = ("met", "phone", "family")

# From which state each step leads where.
_LEADS = {
    ("cleared", WAITING): COUNTS,
    ("bounced", WAITING): BOUNCED,
    # A bank takes a cleared cheque back too: what was received of it is taken back with it.
    ("bounced", COUNTS): BOUNCED,
    ("again", BOUNCED): WAITING,
}
CHEQUE_STEPS = ("cleared", "bounced", "again")


def first_state(mode: str) -> str:
    """A cheque counts once it has cleared; everything else at once."""
    return WAITING if mode == CHEQUE else COUNTS


def state_after(state: str, step: str) -> str:
    """Where a cheque stands after a step. Raises `cases.no_such_cheque_step`."""
    if (step, state) not in _LEADS:
        raise Problem("cases.no_such_cheque_step", "This does not follow for a cheque that stands so.")
    return _LEADS[step, state]


def refuse_payment_kind(mode: str, to: str) -> None:
    """Raises `cases.no_such_mode`, `cases.no_such_receiver`."""
    if mode not in MODES:
        raise Problem("cases.no_such_mode", "Say how it was paid.", field="mode")
    if to not in RECEIVERS:
        raise Problem("cases.no_such_receiver", "Say into whose hand it was paid.", field="to")
