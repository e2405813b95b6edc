"""Which step may follow: of a request, and of a hand-over. One table each. Pure.

Not here: who may take a step (actions/).
"""

from collections.abc import Mapping

from hamrah.ground.problem import Problem

REQUESTED, OFFERED, IN_PROGRESS = "requested", "offered", "in_progress"
DONE, NOT_POSSIBLE, WITHDRAWN, MOVED = "done", "not_possible", "withdrawn", "moved"
OPEN = (REQUESTED, OFFERED, IN_PROGRESS)

_ENDS = {"not_possible": NOT_POSSIBLE, "withdraw": WITHDRAWN, "move": MOVED}
# State -> step -> the state it leads to. Nothing else is possible.
REQUEST_STEPS: Mapping[str, Mapping[str, str]] = {
    REQUESTED: {"offer": OFFERED, "start": IN_PROGRESS, **_ENDS},
    OFFERED: {"start": IN_PROGRESS, **_ENDS},
    IN_PROGRESS: {"finish": DONE, **_ENDS},
    DONE: {"reopen": IN_PROGRESS},
    NOT_POSSIBLE: {"reopen": IN_PROGRESS},
    WITHDRAWN: {"reopen": IN_PROGRESS},
    MOVED: {},
}
# Why something was not possible, as codes; each goes into a report by itself.
WHY_NOT = ("not_eligible", "no_place", "too_far", "no_papers", "refused_her", "no_contact", "other")

SENT, ACCEPTED, DECLINED, REVOKED, EXPIRED = "sent", "accepted", "declined", "revoked", "expired"
REFERRAL, TRANSFER = "referral", "transfer"
# The receiver may see what was agreed in these states alone.
GRANTING = (SENT, ACCEPTED)
_SENT = {"accept": ACCEPTED, "decline": DECLINED, "revoke": REVOKED, "expire": EXPIRED, "withdraw": WITHDRAWN}
# A referral stays the sender's: it can be called back until it is done. What moved has moved.
HAND_STEPS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    REFERRAL: {
        SENT: _SENT,
        ACCEPTED: {"finish": DONE, "revoke": REVOKED, "expire": EXPIRED, "withdraw": WITHDRAWN},
    },
    TRANSFER: {SENT: _SENT, ACCEPTED: {"finish": DONE, "withdraw": WITHDRAWN}},
}


def after(state: str, step: str) -> str:
    """The state of a request after a step. Raises Problem("services.no_such_step")."""
    follows = REQUEST_STEPS.get(state, {}).get(step)
    if follows is None:
        raise Problem(
            "services.no_such_step", "This step does not follow here. Somebody was quicker; look again."
        )
    return follows


def hand_after(form: str, state: str, step: str) -> str:
    """The state of a hand-over after a step. Raises Problem("services.hand_over_closed")."""
    follows = HAND_STEPS[form].get(state, {}).get(step)
    if follows is None:
        raise Problem(
            "services.hand_over_closed",
            "This hand-over has gone on meanwhile; this step is no longer possible.",
        )
    return follows


def may_follow(form: str, state: str) -> frozenset[str]:
    """The steps that are possible now."""
    return frozenset(HAND_STEPS[form].get(state, {}))
