"""The form of a terms slip, and of a hand put to something. Not here: what is allowed (rules/terms.py)."""

from typing import Any

from django import forms

from hamrah.ground.languages import languages
from hamrah.ground.words import _
from hamrah.wages import told
from hamrah.wages.actions.terms import HandSaid
from hamrah.wages.forms.parts import bytes_of, choice, day, line, paise, party_meant, picture, rupees, sure
from hamrah.wages.models import Terms
from hamrah.wages.papers.wording import LANGUAGES
from hamrah.wages.rules.hands import SIGNED_HOW
from hamrah.wages.rules.terms import TermsSaid
from hamrah.web.forms import Form

NOT_SAID = _("Not said")
# What stands in the form as in the slip.
SAME = ("trade", "sector", "place_said", "begins_on", "rate_basis", "unit_said", "hours_a_day", "rest_day",
        "food", "stay", "paid_when", "paid_how", "words", "hirer_said", "payer_said")  # fmt: skip
# What the form calls otherwise than the verb does.
FIELD_OF = {"rate_paise": "rate", "advance_paise": "advance"}


class TermsForm(Form):
    """Who hires, for what work, how much for what, when it is paid."""

    hirer_said = line(
        _("Who hires?"), required=True, hint=_("As she calls him: contractor, company, household.")
    )
    payer_said = line(_("Who pays?"), hint=_("Leave it empty where it is the same."))
    trade = line(_("As what?"), most=60, hint=_("Mason, helper, tailor."))
    sector = choice(_("What kind of work"), told.SECTORS, none=NOT_SAID, required=False)
    place_said = line(_("Where"))
    begins_on = day(_("Begins on"))
    rate = rupees(_("How much (₹)"), required=True)
    rate_basis = choice(_("for what"), told.BASES)
    unit_said = line(_("What is counted"), most=60, hint=_("Such as: a thousand bricks, one shirt."))
    hours_a_day = forms.IntegerField(label=_("Hours a day"), required=False)
    rest_day = choice(_("Day of rest"), told.REST_DAYS, none=NOT_SAID, required=False)
    advance = rupees(_("Advance taken (₹)"))
    food = choice(_("Food"), told.FOOD_STAY, none=NOT_SAID, required=False)
    stay = choice(_("Room"), told.FOOD_STAY, none=NOT_SAID, required=False)
    paid_when = choice(_("When it is paid"), told.PAID_WHEN, none=NOT_SAID, required=False)
    paid_how = choice(_("How it is paid"), told.PAID_HOW, none=NOT_SAID, required=False)
    words = forms.CharField(
        label=_("What else was promised"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    spell = forms.ChoiceField(label=_("Belongs to the journey"), required=False)
    is_sure = sure()

    def __init__(self, *args: Any, spells: Any = (), **options: Any) -> None:
        super().__init__(*args, **options)
        asked: Any = self.fields["spell"]
        asked.choices = [("", _("None")), *spells]
        if not spells:
            del self.fields["spell"]

    def said(self, actor: Any) -> TermsSaid:
        facts = self.cleaned_data
        return TermsSaid(
            **{name: facts[name] for name in SAME},
            rate_paise=paise(facts["rate"]),
            advance_paise=paise(facts["advance"]),
            hirer_id=party_meant(actor, facts["hirer_said"]),
            payer_id=party_meant(actor, facts["payer_said"]),
            spell_id=facts.get("spell") or None,
        )

    @classmethod
    def of(cls, terms: Terms) -> dict[str, Any]:
        """The slip as a form shows it again, for a new version beside."""
        same = {name: getattr(terms, name) for name in SAME}
        money = {"rate": in_rupees(terms.rate_paise), "advance": in_rupees(terms.advance_paise)}
        return {**same, **money, "spell": str(terms.spell_id or "")}


def in_rupees(paise: int | None) -> str:
    return "" if paise is None else f"{paise / 100:.2f}".removesuffix(".00")


class ReadForm(Form):
    language = forms.ChoiceField(label=_("In which language"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        asked: Any = self.fields["language"]
        asked.choices = [*((code, one.name) for code, one in languages().items()), ("wbr", _("Wagdi"))]


class GivingForm(Form):
    """In which of the languages of our papers she gets it."""

    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()))


class HandForm(Form):
    """Who put a hand to it, and how; a picture of it is the better proof."""

    who = choice(_("Who"), told.WHO)
    how = choice(_("How"), {how: told.HAND[how] for how in SIGNED_HOW})
    name = line(_("Name"))
    proof = picture(_("Picture of it"))

    def said(self) -> HandSaid:
        facts = self.cleaned_data
        return HandSaid(facts["who"], facts["how"], facts["name"], proof=bytes_of(facts["proof"]))
