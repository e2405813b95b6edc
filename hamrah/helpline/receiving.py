"""To which number a message may go, and in which language. Not here: whether that number wants none."""

from hamrah.ground.languages import languages
from hamrah.helpline.models import Call
from hamrah.helpline.rules.telling import may_message
from hamrah.helpline.sealed import number_of
from hamrah.people.models import Person, Phone

USUAL = "hi"


def number_to_write(person: Person | None, call: Call | None) -> tuple[str, str]:
    """Her own phone that she called safe, or the caller's; and the language. "" where there is none: of a
    call in danger never, nor of whose record is restricted."""
    if call is not None:
        safe = may_message(owner=call.owner, safe=call.may_message) and not call.is_danger
        return (number_of(call) if safe else ""), _spoken(call.language)
    if person is None or person.restricted_at is not None or person.erased_at is not None:
        return "", USUAL
    phones = Phone.objects.filter(person__in=person.records).order_by("-last_worked_on", "-id")
    hers = [one.number for one in phones if may_message(owner=one.owner, safe=one.safe_to_call)]
    return (hers[0] if hers else ""), USUAL


def _spoken(language: str) -> str:
    """The language of the call where we write it, else Hindi: it is read aloud to who does not read."""
    return language if language in languages() else USUAL
