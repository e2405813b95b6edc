"""Writes hamrah/ground/names/vectors.json: names and what Python and JavaScript must both make of them.

Run `python -m hamrah.ground.tests.name_vectors` after a change of the rules, and read the difference.
Not here: the checks (test_names.py). Ordinary and invented names only.
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

from hamrah.ground.names import is_filler, keys, latin, plain_words, script_of, sounds, words

VECTORS = Path(__file__).parents[1] / "names" / "vectors.json"
BLOCKS = (0x0900, 0x0980, 0x0A00, 0x0A80, 0x0B00, 0x0B80, 0x0C00, 0x0C80, 0x0D00)

DEVANAGARI = """
लक्ष्मण सीता रमेश गीता सन्तोष संतोष शान्ति कृष्ण ज्ञानी यशोदा यादव अमरनाथ ओमप्रकाश एकनाथ ऐश्वर्या उर्मिला ऋषि
राजेन्द्र चन्द्रकला मोहन संजय सिंह अंजलि हंसा छगन झमकू ठाकोर ढोला फूलवती भीम खेमा घनश्याम षण्मुख विश्वनाथ
"""
OTHERS = """
राठौड़ बड़े फ़िरोज़ ज़ाकिर ग़फ़ूर नूरजहाँ माँ ॐकार साळवे रामभाई शान्ताबेन मोहनजी आयशा आशा आईना दुःख मो0 वॄ
রমেশ যাদব আনোয়ার অঞ্জলি স্বাধীন কার্তিক য়াসিন সুব্রত বিদ্যা শরৎ রঙ্গন ৰঞ্জন সিংহ অয়ন
ਹਰਪ੍ਰੀਤ ਸਿੰਘ ਗੁਰਮੀਤ ਕੌਰ ਬੱਗਾ ਅਰੋੜਾ ਕੁਲਵੰਤ ਜੱਸੀ
રમેશભાઈ ગીતાબેન કાળુ ઠાકોર પ્રભુજી શાંતિ જિજ્ઞેશ વસાવા
ଯଶୋଦା ନିୟତି ସ୍ୱପ୍ନା ଳକ୍ଷ୍ମୀ ଗଡ଼ନାୟକ ପଣ୍ଡା ସିଂହ ଯାଦବ
முருகன் இலட்சுமி செல்வம் பாரதி கற்பகம் தமிழ் அஃதர்
వెంకటేశ్ రామ్ ఎల్లమ్మ అంజయ్య గోవింద్ సత్యనారాయణ తిరుపతి థామస్
ಶಿವಪ್ಪ ಬಸವರಾಜ ಯಲ್ಲಮ್ಮ ಗೌಡ ಅಂಬಿಕಾ ನಾಗಮ್ಮ
രാജൻ ലക്ഷ്മി സുരേഷ് മോഹനൻ അവൾ
"""
LATIN = """
Lakshman Laxman Lachhman Lakchman Sita Seeta Ramesh Rameshbhai Geetaben Santosh Samtosh Shanti Krishna
Gyani Jnani Dnyanesh Yashoda Jashoda Yadav Yadaw Jadav Amarnath Omprakash Aishwarya Ayesha Aesha Urmila
Rushi Rajendra Rajinder Mohan Sanjay Singh Sinh Simha Anjali Chhagan Jhamku Thakor Dhola Phoolwati
Fulvati Bhim Khema Ghanshyam Firoz Phiroj Zakir Ghafoor Noorjahan Rathod Rathor Salve Sawant Chowdhury
Gowda Rao Vuyyuru Kozhi Azhar Quasim Qasim Wright Nischal School Station Light George Geeta Judge Xavier
Chanchal Pachchis Banwari Kanpuri Sampat Sanpat Hamsa Mangal Ringni Wahid Hew Zz Aaa Ng Bb RAMJI maji
Ruben Rāmacandra Śiva Kṛṣṇa José D'Souza Ram-Lal
"""
WHOLE = """श्री रामलाल मीणा|Smt. Gita Devi|स्व. मोहन लाल|Late Shri Hari Ram|Ramji S/o Devaji|Kalu urf Kalyan|जी
Mr|રમેશ ભાઈ વસાવા|ଶ୍ରୀ ରମେଶ ନାୟକ|రామ్ కుమార్|Md. Salim|मो0 सलीम|A. K. Das|राम-प्रसाद (छोटे)|गीता, रानी।
Ram 2|राम २||  |123|राम\u200dलाल|क्\u200dष|Devi Singh Bai|عمر|MIXED राम"""


def said() -> list[str]:
    """Every name of the vectors: those above, and the plain Devanagari ones moved into each other block."""
    moved = [
        "".join(chr(block + ord(letter) - 0x0900) for letter in name)
        for block in BLOCKS
        for name in DEVANAGARI.split()
    ]
    return list(dict.fromkeys([*moved, *OTHERS.split(), *LATIN.split(), *re.split(r"[|\n]", WHOLE)]))


def vector(name: str) -> dict[str, Any]:
    """What everything in the room makes of one name; sounds and keys are of the whole as one word."""
    return {
        "said": name,
        "words": words(name),
        "plain_words": plain_words(name),
        "fillers": [word for word in words(name) if is_filler(word)],
        "sounds": sounds(name),
        "keys": list(keys(name)),
        "script": script_of(name),
        "latin": latin(name),
    }


if __name__ == "__main__":
    argparse.ArgumentParser(
        prog="python -m hamrah.ground.tests.name_vectors", description=__doc__
    ).parse_args()
    rows = ",\n".join(json.dumps(vector(name), ensure_ascii=False) for name in said())
    VECTORS.write_text(f"[\n{rows}\n]\n", "utf-8")
