"""Says when a text is clearly not English; in doubt it is read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_WORDS, _FEW = 40, 12  # fewer words are judged strictly, fewer still never
_LETTERS = 60  # fewer letters of another script are never judged
_SAMPLE = 4000  # characters looked at

_ENGLISH = frozenset(
    """
    the of and to in a is that for on was with as by at he it be from are his has have not an this
    which or said were but they their had will its who been i we you she her would about more
    """.split()
)
# Words that are frequent in one language and are not English words.
_FREQUENT = {
    "French": "le la les des et du une dans est que qui pour au par sur pas aux sont ce il a l d ses",
    "Spanish": "el la los las y del que en una por con para se lo su como es al más fue de un a no "
    "sus pero este esta entre sobre desde después hasta contra han ha son está también",
    "Portuguese": "o os as e do da dos das que em um uma não com para por ao na foi mais de a no se "
    "pelo pela nos nas aos seu sua mas como até entre sobre contra depois são foram pelas pelos",
    "Italian": "il lo gli della di che è e una per con non sono del nel alla dei le si da",
    "German": "der das und den von zu mit sich des auf für ist im dem nicht ein eine als auch "
    "nach wird werden wurde wurden haben sind einer einen über dass zum zur oder sie noch gegen "
    "die in an am hat bei aus war es vor um er wie nur",
    "Dutch": "de het een van en dat zijn met voor niet op aan er om ook als bij uit naar",
    "Polish": "i w na z się nie że jest do po jak przez dla od ale ma być ich oraz był",
    "Turkish": "ve bir bu için ile de da olarak çok daha olan en sonra kadar ise ancak gibi",
    "Indonesian or Malay": "yang dan di itu dengan untuk dari tidak ini pada akan oleh telah",
    "Swedish, Danish or Norwegian": "och att det som en på är av för med till har inte ikke er",
    "Romanian": "și în de la cu pe care nu este un din mai să o că au pentru fost",
    "Vietnamese": "và của là có các một được cho trong với không những này đã người",
    "Swahili": "na ya wa kwa ni katika la za kuwa hiyo huo alisema cha hii baada",
    "Somali": "oo ka ku iyo waxa ah soo uu ayaa in la ay waa si waxaa",
}  # fmt: skip
_OTHERS = {name: frozenset(words.split()) for name, words in _FREQUENT.items()}
_SCRIPTS = {
    "CYRILLIC": "Russian, Ukrainian or another in Cyrillic", "ARABIC": "Arabic, Persian or Urdu",
    "HEBREW": "Hebrew", "CJK": "Chinese or Japanese", "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese", "HANGUL": "Korean", "GREEK": "Greek", "DEVANAGARI": "Hindi or Nepali",
    "BENGALI": "Bengali", "THAI": "Thai", "ETHIOPIC": "Amharic or Tigrinya", "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian", "MYANMAR": "Burmese", "TAMIL": "Tamil", "TELUGU": "Telugu",
    "GURMUKHI": "Punjabi", "GUJARATI": "Gujarati", "KHMER": "Khmer", "SINHALA": "Sinhala",
}  # fmt: skip
_BEYOND = re.compile("[^\x00-\u036f\u2000-\u206f]")  # what is neither Latin nor punctuation
_WORD = re.compile(r"[^\W\d_]+")


def foreign(text: str) -> str | None:
    """The language a text looks like when it is clearly not English, else None."""
    sample = text[:_SAMPLE]
    return (None if sample.isascii() else _script(sample)) or _latin(sample)


def _script(sample: str) -> str | None:
    other = [c for c in _BEYOND.findall(sample) if c.isalpha()]
    if len(other) < _LETTERS or len(other) * 2 < sum(map(str.isalpha, sample)):
        return None
    named = Counter(unicodedata.name(c, "").partition(" ")[0] for c in other[:500])
    found = named.most_common(1)[0][0]
    # Letters styled as mathematics are English in disguise; let the words decide.
    return None if found == "MATHEMATICAL" else _SCRIPTS.get(found, "another script")


def _latin(sample: str) -> str | None:
    words = _WORD.findall(sample.lower())
    if len(words) < _FEW:
        return None
    seen = Counter(words)
    english = sum(seen[word] for word in _ENGLISH) / len(words)
    if english > 0.15:
        return None
    shares = {name: sum(seen[w] for w in known) / len(words) for name, known in _OTHERS.items()}
    best = max(shares, key=shares.__getitem__)
    # "a" is French too, and "in" German: what the two share speaks for neither
    english = sum(seen[word] for word in _ENGLISH - _OTHERS[best]) / len(words)
    if len(words) <= _WORDS:
        plain = sum(word in seen for word in _OTHERS[best]) >= 4 and shares[best] >= 0.2
        return best if plain and english <= 0.05 else None
    # Several words of it, since one alone ("al") may be part of names.
    several = sum(word in seen for word in _OTHERS[best]) >= 5
    if several and shares[best] > max(0.12, 2 * english):
        return best
    # Headlines and lists may lack every one of these words, but not long texts.
    return "one unknown here" if english < 0.02 and len(words) > 150 else None
