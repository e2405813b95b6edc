"""Commands from a phone, each answered by itself: done, already, refused, conflict, parked, dropped.

Not here: their shape (reading.py), who sent them (signing.py), what a verb does. One transaction a batch, a
savepoint a command; whatever is answered "done" is on the disk before the phone hears of it.
"""

import hmac
import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import InterfaceError, OperationalError, models, transaction
from django.utils import timezone

from hamrah.ground import sealing
from hamrah.ground.field import FieldAsked, FieldVerb
from hamrah.ground.permissions import verb_named
from hamrah.ground.problem import Problem
from hamrah.ground.refusing import unknown_row
from hamrah.ground.verb import refuse_unless_allowed
from hamrah.ground.words import _
from hamrah.sync.actions.settling import ClashSaid, keep_conflict
from hamrah.sync.disagreeing import Laid, laid_over
from hamrah.sync.filing import use_files
from hamrah.sync.models import FieldCommand, Partition
from hamrah.sync.models.arriving import CONFLICT, DONE, DROPPED, PARKED, REFUSED, SETTLED
from hamrah.sync.reading import DROP, OFF_AT_LEAST, Said, asked_of, field_verbs, moment_of, read_command
from hamrah.sync.signing import actor_of, problem_plain

log = logging.getLogger(__name__)

# More savepoints in one transaction overflow PostgreSQL's cache of them.
MOST_COMMANDS = 50
# What the house numbers for people: told back, because on the phone it had none.
NUMBERED = ("card", "case", "receipt")
Answer = dict[str, Any]


def push(partition: Partition, actor: Any, commands: Sequence[Any]) -> list[Answer]:
    """Do a batch of one phone; answers stand in the order sent. Raises `sync.too_many`."""
    if not isinstance(commands, list) or not 0 < len(commands) <= MOST_COMMANDS:
        raise Problem("sync.too_many", _("At most %(most)d at once."), most=MOST_COMMANDS)
    # One phone is answered once at a time: its own order holds, also where it sends twice in parallel.
    Partition.objects.select_for_update(of=("self",)).get(id=partition.id)
    taking = Taking(partition, actor)
    read: list[tuple[int, Said]] = []
    answers: list[Answer] = [{} for _one in commands]
    for place, plain in enumerate(commands):
        try:
            read.append((place, read_command(plain)))
        except Problem as problem:
            answers[place] = refusal(_named(plain), problem)
    taking.look_up(said for _place, said in read)
    for place, said in sorted(read, key=lambda one: one[1].counter):
        answers[place] = taking.take(said)
    taking.release()
    for place, said in read:
        if later := taking.released.get(said.command):
            answers[place] = later
    return answers


def _named(plain: Any) -> str:
    """The id of a command that could not be read, as far as it has one."""
    named = plain.get("command") if isinstance(plain, dict) else None
    return named[:40] if isinstance(named, str) else ""


def refusal(command: Any, problem: Problem) -> Answer:
    return {"command": str(command), "answer": REFUSED, "problem": problem_plain(problem)}


@dataclass
class Taking:
    """Commands of one user's part of a phone, in her name. `settled`: what was done in this round;
    `released`: the answers of what waited for it; `known`: what became of commands, as far as looked up."""

    partition: Partition
    actor: Any
    is_rescued: bool = False
    settled: list[UUID] = field(default_factory=list)
    released: dict[UUID, Answer] = field(default_factory=dict)
    known: dict[UUID, FieldCommand | None] = field(default_factory=dict)

    def look_up(self, batch: Iterable[Said]) -> None:
        """Once for all of a batch: who sends again after weeks sends thousands."""
        asked = [said.command for said in batch]
        self.known |= dict.fromkeys(asked)
        self.known |= {row.command: row for row in FieldCommand.objects.filter(command__in=asked)}

    @property
    def clock_off(self) -> timedelta:
        return timedelta(seconds=self.partition.clock_off_s)

    def take(self, said: Said) -> Answer:
        """Do one command, or say why not; the rest goes on whatever it is."""
        if said.command not in self.known:
            self.look_up([said])
        seen = self.known[said.command]
        if seen and (seen.partition_id != self.partition.id or self._differs(seen, said)):
            return refusal(said.command, Problem("verb.command_reused", REUSED))
        if seen and seen.state in SETTLED:
            return {**seen.answer, "command": str(said.command), "answer": "already", "was": seen.state}
        if said.verb == DROP:
            return self._settle(said, DROPPED, {})
        needed = needed_by(said)
        waits = waited_for(said, needed)
        if waits is None:
            return self._refused(said, Problem("sync.built_on_dropped", BUILT_ON_DROPPED))
        return self._parked(said, waits) if waits else self._tried(said, made_by(needed))

    def _differs(self, seen: FieldCommand, said: Said) -> bool:
        """A command that was done stays what it was; one that was refused or given up may be mended."""
        return seen.state in (DONE, CONFLICT) and said.verb != DROP and bytes(seen.digest) != digest_of(said)

    def _tried(self, said: Said, made: dict[UUID, str]) -> Answer:
        seen = self.known[said.command]
        try:
            with transaction.atomic():
                return self._done(said, made)
        except (OperationalError, InterfaceError):
            raise  # the whole batch is sent again
        except Exception as wrong:
            self.known[said.command] = seen
            return self._not_done(said, wrong)

    def _not_done(self, said: Said, wrong: Exception) -> Answer:
        """Perhaps it builds on what has not come; else it is refused, and a fault of ours in one record holds
        up nothing of three weeks."""
        is_unknown = isinstance(wrong, ObjectDoesNotExist)
        if isinstance(wrong, Problem):
            is_unknown = wrong.code == "verb.unknown_row" and bool(said.on)
        if is_unknown and self._has_gap_before(said):
            return self._parked(said, [])
        if isinstance(wrong, Problem):
            return self._refused(said, wrong)
        if is_unknown:
            return self._refused(said, unknown_row())
        log.error("command %s of a phone failed", said.verb, exc_info=wrong)
        return self._refused(said, Problem("sync.went_wrong", WENT_WRONG))

    def _has_gap_before(self, said: Said) -> bool:
        """Whether something said earlier on this phone has not been done: perhaps this builds on it."""
        before = FieldCommand.objects.filter(
            partition=self.partition, counter__lt=said.counter, state__in=SETTLED
        )
        return before.values("counter").distinct().count() < said.counter - 1

    def _done(self, said: Said, made: dict[UUID, str]) -> Answer:
        spoken = field_verbs().get(said.verb)
        if spoken is None:
            raise Problem("sync.no_such_verb", _("A phone cannot do this here. Update the app."))
        asked = asked_of(said, made, self.clock_off)
        laid = laid_over(self.actor, spoken, asked) if spoken.present else Laid(None, asked, ())
        outcome = laid.row
        if laid.row is None or laid.writes:
            outcome = self._outcome(spoken, laid.asked)
        answer = {**row_of(outcome), **self._marks(said)}
        if laid.clashes:
            answer |= self._kept(said, laid)
        row = self._written(
            said, CONFLICT if laid.clashes else DONE, _without_values(answer), files=dict(said.files)
        )
        if row.files:
            use_files(self.actor, row)
        return {"command": str(said.command), "answer": row.state, **answer}

    def _outcome(self, spoken: FieldVerb, asked: FieldAsked) -> Any:
        """What the verb answers; of one that only brings a file, the row that the file is for."""
        arguments = spoken.read(self.actor, asked)
        if spoken.is_file_alone:
            refuse_unless_allowed(self.actor, spoken.name)
            return next(iter(arguments.values()))
        return verb_named(spoken.name)(self.actor, command=asked.command, **arguments)

    def _kept(self, said: Said, laid: Laid) -> Answer:
        """Both values of each clash, kept for a person to choose."""
        fields = {}
        for clash in laid.clashes:
            said_so = ClashSaid(
                verb=said.verb, clash=clash, partition=self.partition, command=said.command,
                at=moment_of(said, self.clock_off), entered_at=said.entered_at,
            )  # fmt: skip
            kept = keep_conflict(self.actor, row=laid.row, said=said_so)
            fields[clash.field] = {
                "conflict": str(kept.id), "was": clash.was, "yours": clash.yours, "theirs": clash.theirs,
                "theirs_by": clash.theirs_by and str(clash.theirs_by),
                "theirs_at": clash.theirs_at and clash.theirs_at.isoformat(),
            }  # fmt: skip
        return {"fields": fields, "merged": sorted(laid.asked.changes)}

    def _marks(self, said: Said) -> Answer:
        at = moment_of(said, self.clock_off)
        is_off = abs(self.clock_off) >= OFF_AT_LEAST or at is None or at > timezone.now() + OFF_AT_LEAST
        marks = [*(["clock"] if is_off else []), *(["rescued"] if self.is_rescued else [])]
        return {"marks": marks} if marks else {}

    def _settle(self, said: Said, state: str, answer: Answer) -> Answer:
        self._written(said, state, answer)
        return {"command": str(said.command), "answer": state, **answer}

    def _refused(self, said: Said, problem: Problem) -> Answer:
        self._written(said, REFUSED, {"code": problem.code})
        return refusal(said.command, problem)

    def _parked(self, said: Said, waits: list[UUID]) -> Answer:
        row = self._written(said, PARKED, {}, waits_for=waits)
        row.sealed = sealing.seal(settings.MASTER_KEY, said.text.encode(), place=row.place())
        row.save(update_fields=["sealed"])
        return {"command": str(said.command), "answer": PARKED, "waits_for": [str(one) for one in waits]}

    def _written(self, said: Said, state: str, answer: Answer, **facts: Any) -> FieldCommand:
        """What became of a command; it stays when a savepoint around the verb is rolled back."""
        on = said.on if said.on and ":" not in said.on else None
        facts = {"waits_for": [], "files": {}, "sealed": b"", **facts}
        values = {
            "partition": self.partition, "counter": said.counter, "verb": said.verb, "subject_id": on,
            "digest": digest_of(said), "state": state, "answer": answer, "said_at": said.at,
            "entered_at": said.entered_at, "clock_off_s": self.partition.clock_off_s,
            "is_rescued": self.is_rescued, **facts,
        }  # fmt: skip
        row = self.known.get(said.command) or FieldCommand(command=said.command)
        for name, value in values.items():
            setattr(row, name, value)
        is_new = row._state.adding
        row.save(force_insert=is_new, update_fields=None if is_new else list(values))
        self.known[said.command] = row
        if state in SETTLED:
            self.settled.append(said.command)
        return row

    def release(self) -> None:
        """Do what waited for what was done just now, until nothing more can be done."""
        while self.settled:
            done, self.settled = self.settled, []
            for row in waiting(self.partition, done):
                self._again(row)

    def _again(self, row: FieldCommand) -> None:
        text = sealing.unseal(settings.MASTER_KEY, bytes(row.sealed), place=row.place())
        said = read_command(json.loads(text))
        if row.partition_id == self.partition.id:
            self.released[said.command] = self.take(said)
        elif (actor := actor_of(row.partition)) is not None:
            theirs = Taking(row.partition, actor)
            theirs.take(said)
            self.settled += theirs.settled


REUSED = _("This form was already used for something else.")
BUILT_ON_DROPPED = _("What this builds on was given up.")
WENT_WRONG = _("This could not be taken in. The office has been told; keep it.")


def digest_of(said: Said) -> bytes:
    """What a command says, keyed: tells one sent again from one that says something else."""
    content = json.dumps([said.verb, said.on, said.what, said.base], sort_keys=True)
    return hmac.digest(settings.MASTER_KEY, b"sync.command/" + content.encode(), "sha256")


def needed_by(said: Said) -> list[FieldCommand]:
    """What has become of the commands that it builds on, as far as they came."""
    return list(FieldCommand.objects.filter(command__in=said.needs)) if said.needs else []


def waited_for(said: Said, needed: list[FieldCommand]) -> list[UUID] | None:
    """Those commands it builds on that are not done; None where one of them was given up."""
    states = {row.command: row.state for row in needed}
    if DROPPED in states.values():
        return None
    return sorted(one for one in said.needs if states.get(one) not in SETTLED)


def made_by(needed: Iterable[FieldCommand]) -> dict[UUID, str]:
    """The row that each of these commands made."""
    return {row.command: row.answer["row"]["id"] for row in needed if row.answer.get("row")}


def waiting(partition: Partition, done: list[UUID]) -> list[FieldCommand]:
    """Parked commands that may go on now: this phone's own, and others' that wait for what was done. Another
    phone's that is busy is left to its own next round."""
    parked = FieldCommand.objects.filter(state=PARKED).order_by("counter")
    own = list(parked.filter(partition=partition))
    others = parked.exclude(partition=partition).filter(waits_for__overlap=done)
    locked = others.select_for_update(of=("self",), skip_locked=True).select_related(
        "partition__user", "partition__phone"
    )
    return [*own, *locked]


def row_of(outcome: Any) -> Answer:
    """What a verb made, for the phone: kind, id and version; all the ids where it made many."""
    if isinstance(outcome, models.Model):
        fresh = type(outcome)._base_manager.filter(pk=outcome.pk).values_list("version", flat=True).first()
        kind = str(outcome._meta.model_name)
        answer: Answer = {"row": {"kind": kind, "id": str(outcome.pk), "version": fresh}}
        return {**answer, "number": outcome.number} if kind in NUMBERED else answer  # type: ignore[attr-defined]
    if isinstance(outcome, list) and outcome:
        return {"row": {"kind": "", "id": outcome[0], "version": 1}, "rows": outcome}
    return {}


def _without_values(answer: Answer) -> Answer:
    """As it is kept: of a conflict its id alone; the values stand with it."""
    if "fields" not in answer:
        return answer
    fields = {name: {"conflict": said["conflict"]} for name, said in answer["fields"].items()}
    return {**answer, "fields": fields}
