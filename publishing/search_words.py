"""Search: the normal form of words, by rules that the browser gets too.

A reader types заштиту, zaštita or zastita and means one word. So words are brought to one normal form (Latin,
without diacritics, without endings) here and, by the same rules, in the browser; Pagefind's own stemmers are
left out. The order of the rules: letters, joins, (a word:) stop, short, endings, finals, forms.
"""

import re
from functools import cache
from typing import Any
from unicodedata import category, normalize

from publishing.transliteration import to_latin


def _bare(text: str) -> str:
    """The text without accents, and without the invisible characters that may stand inside a word."""
    return "".join(filter(_is_seen, normalize("NFKD", text)))


@cache
def _is_seen(letter: str) -> bool:
    return category(letter)[0] != "M" and category(letter) != "Cf"


_LETTERS = {letter: _bare(to_latin(letter)) for letter in "абвгдежзијклљмнњопрстћуфхцчџш"} | {
    # đak is also written djak and dak: with the rule that drops j after a consonant all three are dak.
    **dict.fromkeys("ђđ", "d"),
    **{"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"},
}


def _words(text: str) -> list[str]:
    return text.split()


# 25/19 is 25/2019, and either is one word.
_NUMBERS = [[r"\b(\d{1,3})/(\d\d)\b", "$1/20$2"], [r"(\d)/(?=\d)", "$1x"]]

# Our records write члан 46ж as 46zh in English.
_INSERTED = [[r"(\d)dj\b", "$1d"], [r"(\d)zh\b", "$1z"]]

# A&E is one word.
_INITIALS = [r"\b([a-z])\s?&\s?([a-z])\b", "$1$2"]

# A word or a number; an inserted article, 43a, is not Article 43. (46д and 46ђ are both 46d.)
_WORD = re.compile(r"[0-9]+(?:x[0-9]+)*(?:[a-z](?![a-z0-9]))?|[a-z]{2,}")

_SERBIAN: dict[str, Any] = {
    "joins": [
        *_NUMBERS,
        _INITIALS,
        # Ijekavian: lijek is lek, pacijent is pacent in every text; but komisije ends so in its cases.
        ["ije(?=[bcdfghklmnprstvz])", "e"],
        # Ijekavian again, and đ, lj, nj: djeca is deca, djak is dak, ljekar is lekar, zdravlje is zdravle.
        ["([bcdfghklmnprstvz])j", "$1"],
        # psihijatar is also written psihiatar.
        ["ij(?=[aeou])", "i"],
    ],
    "stop": _words("""
        ako ali bi bih biti bude budu da do ga gde i ili im ima imaju iz ja je jer jos ju kad kada kako kao ko kod
        koga koja koje kojem koji kojih kojim kojima kojoj koju kojom koliko kome li me mi moj moja moje moze mozemo
        mogu mu na nas ne neki nie nisu o od ona one oni ono ovaj ova ove ovo po pri sa se sam si smo sta ste sto
        su svi svoj ta tako taj te ti to tu u uz va vam vas vi za
    """),
    "short": {
        "cl": "clan", "art": "clan", "article": "clan", "st": "stav", "tac": "tacka", "br": "broj",
        "sl": "sluzbeni", "gl": "glasnik",
    },
    # One at a time, longest first, until none is left: zaštitama, zaštitam, zaštit.
    "endings": ["a", "e", "i", "o", "u", "am", "em", "im", "om", "eg", "og", "ih", "oj", "ev", "ov"],
    "shortest": 3,
    # Vowels that come and go, consonants that change: tražilac and tražioca, migranata, bolnici, mogućnošću.
    "finals": [
        ["ioc", "ilc"], ["aoc", "alc"], ["lac", "lc"], ["nac", "nc"], ["vac", "vc"],
        ["nak", "nk"], ["pak", "pk"], ["sak", "sk"], ["tak", "tk"], ["vak", "vk"],
        ["tar", "tr"], ["tav", "tv"], ["nat", "nt"], ["anin", "an"], ["loz", "log"], ["ic", "ik"], ["sc", "st"],
    ],
    "forms": {
        "dec": "detet", "det": "detet", "decij": "detet", "dac": "dak", "clank": "clan", "zemal": "zeml",
        "podac": "podatk", "dodac": "dodatk", "postupc": "postupk", "usluz": "uslug", "majc": "majk",
        "apotec": "apotek", "osiguranik": "osiguran",
    },
}  # fmt: skip

# Immunization, labor, center.
_AMERICAN = [["([a-z]{3})iz(?=at|e|ing)", "$1is"], [r"\blabor", "labour"], ["center", "centre"]]

_ENGLISH: dict[str, Any] = {
    "joins": [*_NUMBERS, *_INSERTED, _INITIALS, *_AMERICAN],
    "stop": _words("""
        am an and any are as at be been by can could did do does for from get gets had has have he her his how if in
        is it its may me my of on or our she should so than that the their them then there these they this those to
        us was we were what when where which will with would you your
    """),
    "short": {
        "art": "article", "arts": "article", "cl": "article", "clan": "article", "para": "paragraph",
        "children": "child", "women": "woman", "men": "man", "paid": "pay", "teeth": "tooth",
    },
    "endings": ["s", "e", "i", "y", "ed", "ing", "ion", "at", "ic", "ance", "ment"],
    "shortest": 3,
    "finals": [],
    "forms": {},
}  # fmt: skip


@cache
def word_rules(language: str) -> dict[str, Any]:
    """The rules for the words of an edition (en, sr or sr-Latn), as the browser gets them too."""
    rules = _SERBIAN if language.partition("-")[0] == "sr" else _ENGLISH
    return {"letters": _LETTERS, **rules, "endings": sorted(rules["endings"], key=len, reverse=True)}


def terms(text: str, language: str) -> list[str]:
    """The words of a text in their normal form, in its order; those that tell nothing are left out."""
    rules = word_rules(language)
    return [_stem(word, language) for word in _WORD.findall(fold(text, rules)) if word not in rules["stop"]]


def fold(text: str, rules: dict[str, Any]) -> str:
    """The text in small Latin letters without diacritics."""
    text = "".join(rules["letters"].get(letter, letter) for letter in _bare(text.lower()))
    for pattern, replacement in rules["joins"]:
        text = re.sub(pattern, replacement.replace("$", "\\"), text, flags=re.ASCII)
    return text


@cache
def _stem(word: str, language: str) -> str:
    """The part of a word that all its forms have; it need not be a word."""
    if word[0].isdigit():
        return word
    rules = word_rules(language)
    stem = rules["short"].get(word, word)
    while ending := _ending(stem, rules):
        stem = stem.removesuffix(ending)
    for final, replacement in rules["finals"]:
        if stem.endswith(final) and len(stem) >= len(final) + 2:
            stem = stem.removesuffix(final) + replacement
            break
    return rules["forms"].get(stem, stem)


def _ending(word: str, rules: dict[str, Any]) -> str | None:
    """The longest ending that leaves enough of the word."""
    long_enough = (ending for ending in rules["endings"] if len(word) >= len(ending) + rules["shortest"])
    return next((ending for ending in long_enough if word.endswith(ending)), None)
