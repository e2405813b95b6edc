"""Names of nobody: short lists of common names and made-up villages, for the demo. Not here: any person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

GUJARATI_FROM_DEVANAGARI = 0x0A80 - 0x0900  # the two blocks of Unicode stand in the same order

# Latin as an office types it, Devanagari, and how another office types it.
MEN = """
Lakshman लक्ष्मण Laxman|Bhima भीमा Bheema|Kalu कालू Kallu|Ramesh रमेश Rames|Deva देवा Dewa|Nathu नाथू Natthu
Shankar शंकर Sankar|Govind गोविंद Gobind|Hira हीरा Heera|Mohan मोहन Mohann|Kanhaiya कन्हैया Kanaiya
Rama रामा Ramaa|Bhanwar भंवर Bhavar|Pratap प्रताप Partap|Suresh सुरेश Sures|Khema खेमा Kheema
Vajja वज्जा Vaja|Dinesh दिनेश Dines|Bhagwan भगवान Bhagvan|Ratan रतन Rattan|Heera Lal हीरालाल Hiralal
Devi Lal देवीलाल Devilal|Magan मगन Maghan|Limba लिंबा Limbaa|Kaniya कानिया Kania|Punja पूंजा Poonja
Mahendra महेंद्र Mahender|Bharat भरत Bharath|Nana नाना Naana|Roop रूप Rup|Thavra थावरा Thawra
Gautam गौतम Gotam|Jeeva जीवा Jiva|Prakash प्रकाश Parkash|Manga मांगा Mangaa|Soma सोमा Somaa
Dhula धूला Dhoola|Amba अंबा Anba|Kishan किशन Kisan|Naresh नरेश Nares|Hakra हकरा Hakara|Vishnu विष्णु Bishnu
""".strip()
WOMEN = """
Kesi केसी Keshi|Ganga गंगा Gangaa|Hanja हंजा Hanjha|Sita सीता Seeta|Rekha रेखा Raikha|Mangi मांगी Maangi
Lali लाली Laali|Parvati पार्वती Parbati|Nani नानी Naani|Tulsi तुलसी Tulasi|Sharda शारदा Sarda
Bhuri भूरी Bhoori|Jamna जमना Jamuna|Lakshmi लक्ष्मी Laxmi|Sumitra सुमित्रा Sumitraa|Manju मंजू Manjoo
Kanku कंकू Kanku|Varju वरजू Warju|Homi होमी Homee|Suraj सूरज Sooraj|Chanda चंदा Chandaa|Rupa रूपा Roopa
Shanta शांता Santa|Kamla कमला Kamala|Dhapu धापू Dhaapu|Radha राधा Raadha|Santosh संतोष Santosh|Vakti वक्ती Bakti
Meera मीरा Mira|Geeta गीता Gita|Pemi पेमी Pemee|Sugna सुगना Suguna|Anita अनीता Aneeta
""".strip()
FAMILIES = """
Gameti गमेती Gamethi|Meghwal मेघवाल Meghval|Kharadi खराड़ी Kharari|Damor डामोर Damore|Garasia गरासिया Grasia
Parmar परमार Parmaar|Solanki सोलंकी Solankhi|Bhagora भगोरा Bhagoraa|Ninama निनामा Ninamaa
Kalasua कलासुआ Kalasuva|Pargi पारगी Paragi|Bodar बोदर Bodhar|Khair खैर Kher|Taral तराल Taraal
Rawat रावत Ravat|Bumbadia बुंबड़िया Bumbariya|Vadera वडेरा Wadera|Salvi सालवी Salavi
""".strip()
# Villages that stand on no map, in blocks and districts that do.
VILLAGES = """
Neemdi नीमड़ी Nimdi=Gogunda=Udaipur|Bawdi Khera बावड़ी खेड़ा Bavdi Kheda=Gogunda=Udaipur
Aamli Phala आमली फला Amli Fala=Kotra=Udaipur|Doongri डूंगरी Dungri=Jhadol=Udaipur
Semal Khet सेमल खेत Semalkhet=Jhadol=Udaipur|Khakhar Mal खाखर माल Khakhad Mal=Salumbar=Udaipur
Pani Ka Guda पानी का गुड़ा Pani Ka Guda=Gogunda=Udaipur|Moti Ambli मोटी आंबली Moti Ambli=Kotra=Udaipur
Tal Vas ताल वास Taal Vaas=Kherwara=Udaipur|Dhaak Wali ढाक वाली Dhak Vali=Aspur=Dungarpur
""".strip()
# Where people of a city's centre come from, besides those.
FARTHER_VILLAGES = """
Mota Mahuda मोटा महुडा Mota Mahuda=Limkheda=Dahod=Gujarat
Khajuri Falia खजूरी फलिया Khajuri Faliya=Jhalod=Dahod=Gujarat
Vad Ni Vav वड नी वाव Vad Ni Wav=Dahod=Dahod=Gujarat|Semli सेमली Semali=Jhalod=Dahod=Gujarat
Piplod Nani पिपलोद नानी Piplod Naani=Limkheda=Dahod=Gujarat
Amba Khedi आंबा खेड़ी Amba Kheri=Meghnagar=Jhabua=Madhya Pradesh
""".strip()
MEN_SECOND = "Lal लाल Lall|Ram राम Raam|Chand चंद Chandra|Singh सिंह Sinh"
WOMEN_SECOND = "Bai बाई Bayi|Devi देवी Davi|Kumari कुमारी Kumaree"
# Half of a village that grew apart from it.
HALVES = "Upli उपली Upali|Nichli निचली Neechli|Navi नवी Nawi|Juni जूनी Jooni"
HAMLETS = ("", "", "Upla Phala", "Nichla Phala", "Bhil Basti", "School Phala")


@dataclass(frozen=True)
class Name:
    """One name three ways: as an office types it, in Devanagari, and as another office types it."""

    latin: str
    deva: str
    other: str

    @property
    def gujr(self) -> str:
        """The Devanagari spelling sign by sign in Gujarati script."""
        return "".join(
            chr(ord(sign) + GUJARATI_FROM_DEVANAGARI) if "\u0900" <= sign <= "\u097f" else sign
            for sign in self.deva
        )

    def written(self, script: str) -> str:
        """By the name of a field of this class."""
        return str(getattr(self, script))

    def and_(self, further: "Name") -> "Name":
        """Both names, one after the other."""
        pairs = zip(
            (self.latin, self.deva, self.other), (further.latin, further.deva, further.other), strict=True
        )
        return Name(*(" ".join(pair) for pair in pairs))


# Village, block, district, state.
Home = tuple[Name, str, str, str]


@dataclass(frozen=True)
class Someone:
    """An invented person: given name, family, parent or husband, where she lives, how old she is."""

    is_woman: bool
    given: Name
    family: Name
    relation: str
    relative: Name
    village: Name
    hamlet: str
    block: str
    district: str
    age: int
    phone: str
    state: str = "Rajasthan"

    def name_in(self, script: str) -> str:
        return f"{self.given.written(script)} {self.family.written(script)}"

    def relative_in(self, script: str) -> str:
        return self.relative.written(script)


def _names(text: str) -> tuple[Name, ...]:
    return tuple(_name(part) for part in text.replace("\n", "|").split("|"))


def _name(text: str) -> Name:
    words = text.split()
    native = [at for at, word in enumerate(words) if not word.isascii()]
    first, last = native[0], native[-1] + 1
    return Name(*(" ".join(part) for part in (words[:first], words[first:last], words[last:])))


def _villages(text: str) -> tuple[Home, ...]:
    parts = (part.split("=") for part in text.replace("\n", "|").split("|"))
    return tuple(
        (_name(name), block, district, state[0] if state else "Rajasthan")
        for name, block, district, *state in parts
    )


MEN_NAMES, WOMEN_NAMES, FAMILY_NAMES = _names(MEN), _names(WOMEN), _names(FAMILIES)
SECOND_NAMES = {False: _names(MEN_SECOND), True: _names(WOMEN_SECOND)}
VILLAGE_NAMES, HALF_NAMES = _villages(VILLAGES), _names(HALVES)
CITY_HOMES: tuple[Home, ...] = (*VILLAGE_NAMES, *_villages(FARTHER_VILLAGES) * 2)


def someone(draw: Random, *, of_many: bool = False, homes: Sequence[Home] = VILLAGE_NAMES) -> Someone:
    """One invented person, three in ten a woman, ages heaped on fives as registers have them.

    `of_many` spreads them over more villages, so that a large register is not all namesakes; `homes` are
    those they come from.
    """
    is_woman = draw.random() < 0.3
    village, block, district, state = draw.choice(homes)
    if of_many and draw.random() < 0.8:
        village = draw.choice(HALF_NAMES).and_(village)
    age = draw.randint(19, 58)
    return Someone(
        is_woman=is_woman,
        given=_given(draw, is_woman=is_woman),
        family=draw.choice(FAMILY_NAMES),
        relation=draw.choice(("husband", "father")) if is_woman else "father",
        relative=_given(draw, is_woman=False),
        village=village,
        hamlet=draw.choice(HAMLETS),
        block=block,
        district=district,
        age=round(age / 5) * 5 if draw.random() < 0.4 else age,
        phone=invented_phone(draw) if draw.random() < 0.7 else "",
        state=state,
    )


def family_of(draw: Random, head: Someone) -> list[tuple[Someone, str]]:
    """Those who live with a man of the village, each with what she or he is to him."""
    wife = replace(
        someone(draw), is_woman=True, given=_given(draw, is_woman=True), relation="husband",
        relative=head.given, age=max(19, head.age - draw.randint(1, 5)),
    )  # fmt: skip
    brother = replace(someone(draw), is_woman=False, given=_given(draw, is_woman=False), relation="father",
                      relative=head.relative, age=max(19, head.age - draw.randint(2, 6)))  # fmt: skip
    further = [(wife, "wife"), (brother, "brother")]
    if head.age >= 40:
        girl = draw.random() < 0.5
        child = replace(someone(draw), is_woman=girl, given=_given(draw, is_woman=girl), relation="father",
                        relative=head.given, age=max(19, head.age - 22))  # fmt: skip
        further.append((child, "daughter" if girl else "son"))
    home = {
        name: getattr(head, name) for name in ("family", "village", "hamlet", "block", "district", "state")
    }
    return [(replace(one, **home), what) for one, what in further[: draw.randint(1, 3)]]


def _given(draw: Random, *, is_woman: bool) -> Name:
    first = draw.choice(WOMEN_NAMES if is_woman else MEN_NAMES)
    return first.and_(draw.choice(SECOND_NAMES[is_woman])) if draw.random() < 0.45 else first


def invented_phone(draw: Random) -> str:
    """Ten digits that ring nowhere: mobiles begin with 6 to 9, and no area code begins with 500."""
    return f"50000{draw.randrange(100_000):05d}"
