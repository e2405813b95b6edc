"""Shapes of the input of people's pages. Not here: what is allowed (rules/, actions/)."""

from typing import Any

from django import forms

from hamrah.ground.day import today
from hamrah.ground.words import _
from hamrah.organisations.models import Centre
from hamrah.people import told
from hamrah.people.rules.ages import AgeSaid
from hamrah.people.rules.facts import Facts
from hamrah.people.rules.registration import ESHRAM_DIGITS, LONGEST_NOTE, PhoneSaid
from hamrah.web.forms import Form

Said = dict[str, Any]
# A larger number than any age is a year; an earlier year than this is a slip.
OLDEST_SAID, EARLIEST_YEAR = 120, 1900


def choices(words: dict[str, Any], empty: Any = "") -> list[tuple[str, Any]]:
    """A select's choices, beginning with the unsaid."""
    return [("", empty), *words.items()]


def text(label: Any, *, required: bool = False, most: int = 120, **options: Any) -> forms.CharField:
    """One line of text; the browser guesses nothing about other people."""
    options.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
    return forms.CharField(label=label, required=required, max_length=most, **options)


def phone_field() -> forms.CharField:
    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off", "maxlength": "16"})
    return forms.CharField(label=_("Phone"), required=False, max_length=16, widget=widget)


def village_field() -> forms.CharField:
    widget = forms.TextInput(attrs={"list": "villages", "autocomplete": "off"})
    return forms.CharField(label=_("Village"), required=False, max_length=120, widget=widget)


def photo_field() -> forms.FileField:
    widget = forms.FileInput(attrs={"accept": "image/*", "capture": "environment"})
    return forms.FileField(label=_("Photo"), required=False, widget=widget)


def papers_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Papers seen"),
        choices=list(told.PAPERS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def ten_digits(phone: str) -> str:
    """The number without spaces, dashes and the country's code; the rules judge what is left."""
    digits = "".join(str(int(sign)) for sign in phone if sign.isdecimal())
    for start, length in (("91", 12), ("0", 11)):
        if digits.startswith(start) and len(digits) == length:
            digits = digits[len(start) :]
    return digits


class SearchForm(Form):
    """One free box, and fields for those who know more."""

    words = text(_("Name, father, village or phone"), most=200)
    name = text(_("Name"))
    relation_name = text(_("Father's or husband's name"))
    village = village_field()
    district = text(_("District"))
    age = forms.IntegerField(label=_("Age"), required=False, min_value=1, max_value=120)
    phone = phone_field()
    card = text(_("Card number"), most=20)

    FIELDED = ("name", "relation_name", "village", "district", "age", "phone", "card")

    def asks_fields(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.FIELDED)

    def facts(self) -> Facts:
        """What the fields say, for the search."""
        said = self.cleaned_data
        return Facts(
            name=said["name"] or None,
            relation_name=said["relation_name"] or None,
            village=said["village"] or None,
            district=said["district"] or None,
            birth_year=today().year - said["age"] if said["age"] else None,
            phones=(ten_digits(said["phone"]),) if said["phone"] else (),
        )


class QuickForm(Form):
    """Photo, name, phone, village: enough to begin with; the rest later."""

    photo = photo_field()
    name = text(_("Name as she says it"), required=True)
    phone = phone_field()
    village_said = village_field()

    def said(self) -> Said:
        """What was said, as fields of a Registration."""
        facts = {name: self.cleaned_data[name] for name in ("name", "village_said")}
        number = ten_digits(self.cleaned_data["phone"])
        return {**facts, "phones": (PhoneSaid(number),) if self.cleaned_data["phone"] else ()}


class RegisterForm(Form):
    """The whole register form, in the order of the conversation."""

    photo = photo_field()
    name = text(_("Name as she says it"), required=True)
    known_as = text(_("Known as"), help_text=_("The name used at home or at work, if another."))
    gender = forms.ChoiceField(label=_("Woman or man"), choices=choices(told.GENDERS), required=False)
    relation = forms.ChoiceField(label=_("Called after"), choices=choices(told.RELATIONS), required=False)
    relation_name = text(_("Father's or husband's name"))
    age = forms.IntegerField(
        label=_("Age"), required=False, min_value=0, help_text=_("In years; or the year of birth.")
    )
    age_known = forms.ChoiceField(
        label=_("How is the age known?"),
        choices=[("exact", _("She knows it")), ("about", _("About")), ("at_least", _("At least"))],
        required=False,
    )
    phone = phone_field()
    phone_owner = forms.ChoiceField(label=_("Whose phone?"), choices=choices(told.OWNERS), required=False)
    safe_to_call = forms.NullBooleanField(
        label=_("Is it safe to call her there?"),
        required=False,
        widget=forms.Select(choices=[("", _("Not asked")), ("true", _("Yes")), ("false", _("No"))]),
    )
    village_said = village_field()
    hamlet = text(_("Hamlet (phala)"))
    district_said = text(_("District"))
    block_said = text(_("Block"))
    panchayat_said = text(_("Panchayat"))
    occupation = text(_("Work"), most=60, help_text=_("Such as mason, head-loader, brick kiln."))
    skill_grade = forms.ChoiceField(label=_("Skill"), choices=choices(told.SKILLS), required=False)
    sector = text(_("Kind of work"), most=40, help_text=_("Such as construction, hotels, farms."))
    eshram = forms.CharField(
        label=_("e-Shram number"),
        required=False,
        max_length=20,
        help_text=_("Twelve digits, from the e-Shram card. Never an Aadhaar number."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    note = text(_("Remark"), most=LONGEST_NOTE)
    papers = papers_field()
    by_proxy = forms.BooleanField(
        label=_("She is away; a relative is telling this"),
        required=False,
        help_text=_("No card and no sharing until she confirms it herself, within 60 days."),
    )

    TEXTS = (
        "name",
        "known_as",
        "gender",
        "relation",
        "relation_name",
        "village_said",
        "hamlet",
        "district_said",
        "block_said",
        "panchayat_said",
        "occupation",
        "skill_grade",
        "sector",
        "note",
        "by_proxy",
    )
    OWN_SHAPE = frozenset({"eshram"})
    # What is asked of few stands folded away, until something is said or wrong there.
    FURTHER = ("block_said", "panchayat_said", "sector", "eshram", "note", "papers")

    def said(self) -> Said:
        """What was said, as fields of a Registration."""
        facts: Said = {name: self.cleaned_data[name] for name in self.TEXTS}
        return {**facts, **self._years(), "eshram": self.cleaned_data["eshram"], "phones": self._phones()}

    def has_further(self) -> bool:
        """Whether something is said, or wrong, among what is folded away."""
        return any(self[name].value() or name in self.errors for name in self.FURTHER)

    def clean_age(self) -> int | None:
        """Years, or a year of birth: nothing between."""
        said: int | None = self.cleaned_data["age"]
        if said is not None and said > OLDEST_SAID and not EARLIEST_YEAR <= said <= today().year:
            raise forms.ValidationError(_("Write the age in years, or the year of birth."))
        return said

    def clean_eshram(self) -> int | None:
        """Its digits as a number; which numbers are one, the rules say."""
        signs = [sign for sign in self.cleaned_data["eshram"] if sign not in " -"]
        if not signs:
            return None
        if len(signs) != ESHRAM_DIGITS or not all(sign.isdecimal() for sign in signs):
            raise forms.ValidationError(_("An e-Shram number has twelve digits."))
        return int("".join(signs))

    def _years(self) -> Said:
        """What was said as age, or as year of birth."""
        years, known = self.cleaned_data["age"], self.cleaned_data["age_known"] or "exact"
        if years is not None and years > OLDEST_SAID:
            return {"age": None, "birth_year": years}
        return {"age": None if years is None else AgeSaid(years, today(), known), "birth_year": None}

    def _phones(self) -> tuple[PhoneSaid, ...]:
        said = self.cleaned_data
        if not said["phone"]:
            return ()
        owner = said["phone_owner"] or "unknown"
        return (PhoneSaid(ten_digits(said["phone"]), owner, said["safe_to_call"]),)


class ConsentForm(Form):
    """Her yes to some purposes, and how she gave it. Sent with the register form, whose fields it meets."""

    OWN_SHAPE = RegisterForm.OWN_SHAPE
    purposes = forms.MultipleChoiceField(
        label=_("She agrees to"),
        choices=list(told.PURPOSE_NAMES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    how = forms.ChoiceField(label=_("How did she agree?"), choices=choices(told.WAYS), required=False)
    witness = text(_("Witness"))

    def clean(self) -> Said:
        said: Said = super().clean() or self.cleaned_data
        if said.get("purposes") and not said.get("how"):
            self.add_error("how", _("Say how she agreed."))
        return said


class PhoneForm(Form):
    """One phone, whose it is, and whether calling is safe."""

    phone = phone_field()
    phone_owner = forms.ChoiceField(label=_("Whose phone?"), choices=choices(told.OWNERS), required=False)
    safe_to_call = forms.NullBooleanField(
        label=_("Is it safe to call her there?"),
        required=False,
        widget=forms.Select(choices=[("", _("Not asked")), ("true", _("Yes")), ("false", _("No"))]),
    )


class PapersForm(Form):
    """Which papers somebody saw. `replaces`: the ticks as they stand are all there is."""

    papers = papers_field()
    replaces = forms.BooleanField(required=False, widget=forms.HiddenInput)


class AttestForm(Form):
    """Who attested, at which office, on which day."""

    office = text(_("Office"), required=True, help_text=_("Such as gram panchayat Gogunda."))
    officer = text(_("Officer"))
    attested_on = forms.DateField(
        label=_("Day of the stamp"), widget=forms.DateInput(attrs={"type": "date"}), initial=today
    )


class GuardianForm(Form):
    """A minor's guardian, and how that was verified; or whom somebody suspects."""

    name = text(_("Name of the guardian"), required=True)
    relation = forms.ChoiceField(
        label=_("What is he or she to her?"), choices=choices(told.GUARDIAN_RELATIONS)
    )
    how = forms.ChoiceField(
        label=_("How was this verified?"),
        choices=list(told.VERIFIED_HOW.items()),
        required=False,
        widget=forms.RadioSelect,
    )
    is_suspected = forms.BooleanField(
        label=_("Suspected of having brought her to work"),
        required=False,
        help_text=_("Then nothing is opened by this name, and it is shown on no page."),
    )
    reason = text(_("Remark"), most=200, help_text=_("Where somebody is suspected: what makes you think so."))


class LegalClaimForm(Form):
    """For which claim of hers a minor is registered without a guardian."""

    claim = text(
        _("Which claim, and where does it stand?"),
        required=True,
        most=200,
        help_text=_(
            "Such as: rescued on 3 Nov 2026, complaint no. 112; wages of two seasons before the labour court."
        ),
    )


class SealedForm(Form):
    """A sensitive fact, kept unreadable at rest."""

    fact = forms.ChoiceField(
        label=_("What"), choices=[(fact, words) for fact, words in told.SEALED.items() if fact != "papers"]
    )
    value = text(_("What was said"), required=True, most=400)


class CentreForm(Form):
    """The centre that answers for her."""

    centre = forms.ModelChoiceField(label=_("Centre"), queryset=Centre.objects.none())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["centre"].queryset = Centre.objects.order_by("name")  # type: ignore[attr-defined]
