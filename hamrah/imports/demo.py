"""The demo's register of one office: a Hindi sheet as offices keep them, some of its rows refused.

Not here: people registered by hand (people/demo.py).
"""

from datetime import timedelta
from io import BytesIO
from typing import Any

import xlsxwriter

from hamrah.ground.demo import SOURCE, Demo
from hamrah.ground.names.invented import Someone, someone
from hamrah.ground.permissions import verb_named
from hamrah.imports.actions import Upload, import_register

ROWS = 24
HEADINGS = (
    "क्र.",
    "पंजीयन संख्या",
    "दिनांक",
    "श्रमिक का नाम",
    "पिता/पति का नाम",
    "उम्र",
    "लिंग",
    "गाँव",
    "जिला",
    "मोबाइल",
    "काम",
)
WORK = ("कड़िया", "बेलदारी", "टाइल्स फिटिंग", "होटल", "हमाली", "रंगाई-पुताई")
DISTRICTS = {"Udaipur": "उदयपुर", "Dungarpur": "डूंगरपुर"}
# Row (from 0) -> column -> what somebody typed. Each of these rows comes back with its reason.
SLIPS: dict[int, dict[int, Any]] = {5: {5: 7}, 11: {3: ""}, 15: {2: "31/02/2026"}, 20: {5: "145"}}


def stage(demo: Demo) -> None:
    """State on which papers the register rests, then bring it in."""
    actor = demo.actors["bina"]
    basis = verb_named("people.state_basis")(
        actor,
        purposes=["register", "services"],
        notice_version="paper form of 2024, Hindi",
        held_by=demo.organisations[SOURCE].name,
        filed_where="steel cupboard, Gogunda office",
    )
    upload = Upload(f"gogunda-register-{demo.day:%B-%Y}.xlsx".lower(), sheet(demo), "gogunda-register")
    import_register(actor, upload=upload, basis_id=basis.id)


def sheet(demo: Demo) -> bytes:
    """The office's XLSX: a title over the headings, then the rows."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("रजिस्टर")
        page.write(0, 0, "श्रमिक पंजीयन रजिस्टर")
        page.write_row(2, 0, HEADINGS)
        for at in range(ROWS):
            page.write_row(3 + at, 0, row(demo, at))
    return out.getvalue()


def row(demo: Demo, at: int) -> list[Any]:
    """One line of the register, with its slip if it has one."""
    who: Someone = someone(demo.draw)
    said_on = demo.day - timedelta(days=40 - at)
    cells: list[Any] = [at + 1, f"GOG/{301 + at}", f"{said_on:%d/%m/%Y}", who.name_in("deva")]
    relative = f"{who.relative_in('deva')} {who.family.deva}"
    cells += [relative, who.age, "महिला" if who.is_woman else "पुरुष", who.village.deva]
    cells += [DISTRICTS[who.district], who.phone, demo.draw.choice(WORK)]
    for column, typed in SLIPS.get(at, {}).items():
        cells[column] = typed
    return cells
