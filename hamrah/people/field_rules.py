"""The tables by which a phone in the field searches: the office's own, word for word. Nobody's facts.

Not here: the evaluators (static/people/field/), the tables (ground/names/rules.json, rules/weights.json).
"""

import hashlib
import json
from functools import cache

from hamrah.ground.names.table import RULES
from hamrah.people.rules.likeness import TOLD_TO_PHONES


@cache
def field_rules() -> bytes:
    """Both tables in one JSON, about 20 kB on the way."""
    whole = {"names": RULES, "likeness": TOLD_TO_PHONES}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def mark_of_rules() -> str:
    """Another one as soon as any number in them is."""
    return hashlib.sha256(field_rules()).hexdigest()[:16]
