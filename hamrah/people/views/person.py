"""One worker's page. Not here: what may be changed on it (deciding.py); panels of higher rooms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from hamrah.access.models import log_reading
from hamrah.ground.day import today
from hamrah.people import told
from hamrah.people.forms import AttestForm, CentreForm, ConsentForm, PapersForm, PhoneForm, SealedForm
from hamrah.people.models import Consent, Guardian, Person, Phone
from hamrah.people.rules.purposes import APART
from hamrah.people.rules.stages import may_follow
from hamrah.people.together import attested_last, household_of, last_words, papers_of
from hamrah.people.twice import open_suspicions
from hamrah.web.asked import Asked
from hamrah.web.gate import page
from hamrah.web.panels import panels_on


@page("people.see")
def person(request: Asked, id: UUID) -> HttpResponse:
    """Who she is, her journey, household, phones, consents, cards: what the reader's roles open."""
    known = Person.objects.visible_to(request.actor).select_related(
        "village", "basis", "merged_into", "centre"
    )
    who = get_object_or_404(known.prefetch_related("phones", "steps"), id=id)
    if who.merged_into_id:
        return redirect(who.merged_into)
    alike = open_suspicions(request.actor).filter(person=who).select_related("other__village")
    counts = not is_just_registered(request.actor, who)
    log_reading(request.actor, page="people.person", people=[who.id], counts=counts)
    log_reading(request.actor, page="people.person", people=[one.other_id for one in alike])
    return render(
        request, "people/person.html", {**facts_of(request, who), "person": who, "suspicions": alike}
    )


def is_just_registered(actor: Any, who: Person) -> bool:
    """Whether the actor herself registered her within a day: then the page reveals her nobody."""
    return who.registered_by_id == actor.user_id and who.made_at > timezone.now() - timedelta(days=1)


def facts_of(request: Asked, who: Person) -> dict[str, Any]:
    """What the page shows of her, beside her own row."""
    return {
        "stage": told.stage_words(who.state),
        "age": who.age_on(today()),
        "gender": told.GENDERS.get(who.gender, ""),
        "relation": told.RELATIONS.get(who.relation, ""),
        "skill": told.SKILLS.get(who.skill_grade, who.skill_grade),
        "may_be_minor": who.may_be_minor(today()),
        "next": {stage for stage in told.STAGES if may_follow(who.state, stage)},
        "phones": [(phone, told.OWNERS.get(phone.owner, phone.owner)) for phone in phones_of(who)],
        "purposes": list(purposes_of(who)),
        "membership": household_of(who),
        "attested": attested_last(who),
        "steps": [(step, told.stage_words(step.state)) for step in who.steps.order_by("at")],
        "merges": who.merges.filter(undone_at=None).select_related("gone"),
        "phone_form": PhoneForm(),
        "consent_form": ConsentForm(),
        "attest_form": AttestForm(),
        "sealed_form": SealedForm(),
        "opens_sealed": request.actor.may("people.see_sealed_facts", who),
        "papers_form": PapersForm(),
        "centre_form": _centre_form(request, who),
        "ways": told.WAYS.items(),
        "panels": panels_on("person", request, who),
        **guardians_of(request, who),
    }


def _centre_form(request: Asked, who: Person) -> CentreForm | None:
    """To choose among several centres; nothing to choose where there is one, or none."""
    if not request.actor.may("people.assign_centre", who):
        return None
    form = CentreForm(initial={"centre": who.centre_id})
    return form if len(form.fields["centre"].queryset) > 1 else None  # type: ignore[attr-defined]


def phones_of(who: Person) -> Iterator[Phone]:
    """Her numbers, each once, those of records merged into hers behind her own."""
    numbers: set[str] = set()
    further = Phone.objects.filter(person__in=who.records).exclude(person=who)
    for phone in (*who.phones.all(), *further):
        if phone.number not in numbers:
            numbers.add(phone.number)
            yield phone


@dataclass(frozen=True)
class Purpose:
    """One purpose of consent as it stands for her: consent on record, on the office's paper, or none."""

    code: str
    name: Any
    notice: Any
    consent: Consent | None
    way: Any
    on_paper: bool

    @property
    def is_given(self) -> bool:
        return self.consent is not None and self.consent.withdrawn_at is None


def purposes_of(who: Person) -> Iterator[Purpose]:
    """Every purpose, whether consented to or not: her last word, in whichever of her records. Those apart
    only once she said something."""
    words = last_words(who)
    papers = papers_of(who, words=words)
    names = {**told.PURPOSE_NAMES, **{code: told.APART_NAMES[code] for code in words if code in APART}}
    notices = {**told.PURPOSE_NOTICES, **told.APART_NOTICES}
    for code, name in names.items():
        consent = words.get(code)
        way = told.WAYS.get(consent.given_how, "") if consent else ""
        yield Purpose(code, name, notices[code], consent, way, code in papers)


def guardians_of(request: Asked, who: Person) -> dict[str, Any]:
    """Who stands for a minor. Names and claims are T4: for those who write them down; a suspected
    guardian's name is for nobody."""
    if not who.may_be_minor(today()):
        return {}
    may = request.actor.may
    opens = may("people.verify_guardian") or may("people.record_legal_claim")
    return {
        "guardians": [_standing(one) for one in who.guarded_by()],
        "opens_guardians": opens,
        "suspected": opens and Guardian.objects.filter(person__in=who.records, is_suspected=True).exists(),
    }


def _standing(one: Guardian) -> dict[str, Any]:
    return {
        "name": one.name,
        "relation": told.GUARDIAN_RELATIONS.get(one.relation, one.relation),
        "how": told.VERIFIED_HOW.get(one.how, ""),
        "reason": one.reason,
        "on": timezone.localdate(one.verified_at),
    }
