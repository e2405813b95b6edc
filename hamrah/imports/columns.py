"""Column and Importable: how a room declares what its sheets hold. Not here: any room's own words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID


@dataclass(frozen=True)
class Column:
    """One field a sheet may hold.

    `kind` is a word of `cells.KINDS` (text, name, known_as, relation, age, born, gender, date, phone,
    code, eshram, yes_no, choice, never, skip). `words` are the headings people write over it, by language; a
    heading may stand under several columns, then the cells below decide. `required`: a row without it is
    refused.
    `most` is the longest text in characters. `fixed` are fields that this column's heading alone tells
    (a column "father's name" says relation = father). `ditto`: a ditto mark repeats the cell above.
    `many`: two columns of a sheet may both be this field (phone 1, phone 2).
    `future`: a day after today is no mistake (an expected return).
    `choices`: for kind choice, code -> the words people write for it.
    """

    name: str
    kind: str
    words: Mapping[str, tuple[str, ...]]
    required: bool = False
    most: int = 200
    fixed: Mapping[str, str] = field(default_factory=dict)
    ditto: bool = True
    many: bool = False
    future: bool = False
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def all_words(self) -> tuple[str, ...]:
        return tuple(word for words in self.words.values() for word in words)


class Prepared(NamedTuple):
    """One row ready for its verb. `subject_id` its record's id if it is new; `number` the register's own,
    "" for none; `identity` a signed 64-bit hash of what tells rows apart, `content` of everything said;
    `line` its line of COPY, `row` the record it was made from (left out where the register is new)."""

    subject_id: UUID
    number: str
    identity: int
    content: int
    line: str
    row: Any = None


def _undeclared(*_: Any, **__: Any) -> Any:
    """A room that declares columns alone can be read and previewed, not brought in."""
    raise NotImplementedError("this importable declares no way in")


@dataclass(frozen=True)
class Importable:
    """What one verb takes in from sheets: its columns, and the ages it refuses (years, both inclusive).

    `prepare(values, on=day, basis=id, is_first=new register)` makes a row's values ready for the verb
    (pure; it may run in another process; raises Problem); `batch(rows, digest)` is the verb's argument.
    `correct`, with its `corrections`, is the verb for changed rows; `withdraw` and `restore` are those for
    taking back what was new and what was changed.
    """

    verb: str
    columns: tuple[Column, ...]
    youngest: int = 14
    oldest: int = 100
    prepare: Callable[..., Prepared] = _undeclared
    batch: Callable[[Sequence[Any], str], Any] = _undeclared
    correct: str = ""
    corrections: Callable[[Sequence[tuple[Prepared, UUID]], str], Any] = _undeclared
    withdraw: str = ""
    restore: str = ""

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)


# The running number of a page: no register number (it changes when a sheet is sorted), never kept.
SERIAL = Column(
    "serial",
    "never",
    {
        "en": ("sr no", "s no", "sl no", "serial no", "serial number", "sno", "no", "sr", "sl"),
        "hi": ("क्र.सं.", "क्रम संख्या", "क्रमांक", "क्र", "क्रम", "क्र.", "सं.", "क्रं", "क्र.स."),
        "gu": ("ક્રમ", "ક્રમાંક", "અ.નં.", "ક્ર.", "અનુક્રમ નંબર", "નં."),
        "mr": ("अ.क्र.", "अनु क्र", "अनुक्रमांक"),
        "or": ("କ୍ରମିକ ସଂଖ୍ୟା", "କ୍ର.ନଂ", "କ୍ରମିକ ନଂ"),
    },
)
# Signature, thumb, photo: a column of paper that says nothing in a file.
PAPER_ONLY = Column(
    "paper_only",
    "never",
    {
        "en": ("signature", "sign", "thumb impression", "photo", "signature/thumb"),
        "hi": ("हस्ताक्षर", "अंगूठा निशानी", "हस्ताक्षर/अंगूठा", "फोटो"),
        "gu": ("સહી", "અંગૂઠો", "ફોટો"),
        "mr": ("सही", "अंगठा", "फोटो"),
        "or": ("ଦସ୍ତଖତ", "ଟିପଚିହ୍ନ", "ଫଟୋ"),
    },
    many=True,
)
# The two columns that a sheet of refused rows came back with.
RETURNED = Column(
    "returned",
    "never",
    {
        "en": ("row", "what is wrong"),
        "hi": ("पंक्ति", "क्या गलत है"),
        "gu": ("પંક્તિ", "શું ખોટું છે"),
        "mr": ("ओळ", "काय चुकले आहे"),
        "or": ("ଧାଡ଼ି", "କଣ ଭୁଲ ଅଛି"),
    },
    many=True,
)
