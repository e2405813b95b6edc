"""Tables of words that the phone's screens choose from, as the reader says them. Not here: their meaning."""

from collections.abc import Mapping
from typing import Any

from hamrah.cards import told as cards
from hamrah.cards.verdicts import VERDICTS
from hamrah.cases import told as cases
from hamrah.cases import told_money as money
from hamrah.ground.words import _
from hamrah.journeys import told as journeys
from hamrah.people import told as people
from hamrah.services import told as services
from hamrah.stands import told as stands
from hamrah.sync import told as sync
from hamrah.wages import law_words as law
from hamrah.wages import told as wages

# Said short beside a name: "daughter of" depends on her, so the field's own letters stand here.
CALLED: Mapping[str, Any] = {
    "father": _("father:"),
    "husband": _("husband:"),
    "mother": _("mother:"),
    "guardian": _("guardian:"),
}
TABLES: Mapping[str, Mapping[str, Any]] = {
    "gender": people.GENDERS,
    "relation": people.RELATIONS,
    "relation_short": CALLED,
    "household_relation": people.HOUSEHOLD_RELATIONS,
    "owner": people.OWNERS,
    "skill": people.SKILLS,
    "paper": people.PAPERS,
    "purpose": people.PURPOSE_NAMES,
    "notice": people.PURPOSE_NOTICES,
    "way": people.WAYS,
    "stage": {code: words for code, (words, _kind) in people.STAGES.items()},
    "reason": people.REASONS,
    "sector": journeys.SECTORS,
    "spell_state": {code: words for code, (words, _kind) in journeys.STATES.items()},
    "spell_end": journeys.ENDS,
    "set_off": journeys.SET_OFF,
    "recruited": journeys.RECRUITED,
    "with": journeys.WITH,
    "basis": journeys.BASES,
    "trade": stands.TRADES,
    "whom": stands.WHOM,
    "service_state": {code: words for code, (words, _kind) in services.STATES.items()},
    "step": services.STEP_BUTTONS,
    "why_not": services.WHY_NOT,
    "told_how": services.TOLD_HOW,
    "answer": services.ANSWERS,
    "field": sync.FIELDS,
    "verdict": {told.name: told.heading for told in VERDICTS.values()},
    "verdict_said": {told.name: told.sentence for told in VERDICTS.values()},
    "card_line": cards.LINES,
    "card_state": {code: words for code, (words, _kind) in cards.STATES.items()},
    "law_place": law.PLACES,
    "law_work": {code: words for code, words in law.EMPLOYMENTS.items() if code != "any"},
    "law_skill": law.SKILLS,
    "law_mark": law.MARKS,
    "hand_state": {code: words for code, (words, _kind) in services.HAND_STATES.items()},
    "keeper": wages.KEEPERS,
    "mark": {code: words for code, (words, _sign) in wages.MARKS.items()},
    "mark_how": {code: wages.HOW[code] for code in ("field", "paper", "told")},
    "terms_basis": wages.BASES,
    "food_stay": wages.FOOD_STAY,
    "paid_when": wages.PAID_WHEN,
    "paid_how": wages.PAID_HOW,
    "rest_day": wages.REST_DAYS,
    "hand_who": wages.WHO,
    "hand_how": wages.HAND,
    "diary_money": wages.MONEY,
    "diary_paid": wages.MONEY_HOW,
    "case_kind": cases.KINDS,
    "case_group": {str(no): title for no, (title, _codes) in enumerate(cases.KIND_GROUPS)},
    "case_state": {code: words for code, (words, _kind) in cases.STATES.items()},
    "case_do": cases.STEP_BUTTONS,
    "case_step": cases.STEPS,
    "case_came": cases.CAME,
    "case_next": cases.NEXTS,
    "case_safe": dict(cases.YES_NO_UNKNOWN),
    "case_authority": {code: words for code, words in cases.AUTHORITY.items() if code},
    "case_sort": cases.SORTS,
    "case_basis": cases.BASES,
    "forum": cases.FORUMS,
    "receipt_how": money.HOWS,
    "payment_mode": money.MODES,
    "asked_how": money.VERIFIED_HOW,
}


def choices() -> dict[str, list[tuple[str, str]]]:
    """{table: [(code, words), ...]} in the language that is set."""
    return {name: [(code, str(words)) for code, words in table.items()] for name, table in TABLES.items()}
