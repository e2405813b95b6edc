"""The cast: the invented staff whom demo, tests and documentation call by name. Not here: workers."""

from typing import NamedTuple

from hamrah.ground.demo import DESTINATION, FINANCE, KNOWLEDGE, SOURCE


class Member(NamedTuple):
    """One of the cast: how she signs in, her role, for which organisations, in which language."""

    username: str
    name: str
    role: str
    organisations: tuple[str, ...]
    language: str
    who: str


CAST = (
    Member("asha", "Asha Gameti", "registrar", (SOURCE,), "hi", "registers workers in Gogunda's villages"),
    Member(
        "bina", "Bina Meghwal", "coordinator", (SOURCE,), "en", "accepts registrations or sends them back"
    ),
    Member("charu", "Charu Nair", "reader", (SOURCE, DESTINATION), "en", "reads figures for the network"),
    Member("deepa", "Deepa Rathod", "registrar", (DESTINATION,), "en", "a stranger to Gogunda's records"),
    Member("ela", "Ela Bhagora", "administrator", (SOURCE,), "en", "runs the Gogunda office"),
    Member("farah", "Farah Khan", "card-desk", (SOURCE,), "hi", "prints and hands over cards"),
    Member("gita", "Gita Damor", "counsellor", (SOURCE,), "hi", "advises families in Gogunda"),
    Member("hema", "Hema Parmar", "coordinator", (DESTINATION,), "en", "coordinates the Ahmedabad office"),
    Member("imran", "Imran Shaikh", "administrator", (DESTINATION,), "en", "runs the Ahmedabad office"),
    Member("jyoti", "Jyoti Solanki", "counsellor", (DESTINATION,), "en", "a lawyer in Ahmedabad"),
    Member("kiran", "Kiran Vasava", "card-desk", (DESTINATION,), "en", "hands over cards in Ahmedabad"),
    Member("lata", "Lata Sharma", "administrator", (FINANCE,), "en", "runs the finance partner's office"),
    Member("mukesh", "Mukesh Salvi", "coordinator", (FINANCE,), "hi", "coordinates the loan officers"),
    Member("nasreen", "Nasreen Bano", "registrar", (FINANCE,), "hi", "a loan officer who registers families"),
    Member("om", "Om Prakash Rawat", "counsellor", (FINANCE,), "hi", "advises families in debt"),
    Member("priya", "Priya Menon", "administrator", (KNOWLEDGE,), "en", "runs the knowledge centre"),
    Member("qadir", "Qadir Ansari", "coordinator", (KNOWLEDGE,), "en", "trains and visits the partners"),
    Member("rupa", "Rupa Katara", "lawyer", (SOURCE,), "en", "reads the gazette and stands before judges"),
    Member("ravi", "Ravi Meena", "volunteer", (SOURCE,), "hi", "notes callers when very many ring"),
)
