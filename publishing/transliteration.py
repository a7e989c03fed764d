"""Serbian Cyrillic to Latin: a table of thirty letters and one rule for capitals.

The table is ours because none of the four libraries tried fits. cyrtranslit 1.2.0, transliterate 1.10.2 and
srtools 0.1.13 write ЉУБАВ as LjUBAV and change addresses; serbian-translit 0.4.3 leaves what stands in
quotation marks in Cyrillic, and writes the initial Љ. as LJ.
"""

import re
from unicodedata import normalize

_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"
_SMALL = dict(zip(_CYRILLIC, _LATIN.split(), strict=True))
_CAPITAL = {cyrillic.upper(): latin.capitalize() for cyrillic, latin in _SMALL.items()}

# A vowel and the accent over it may come as one character (ѝ, ӣ); it is the same letter.
_ACCENTED_VOWELS = {
    normalize("NFC", vowel + accent): normalize("NFC", (_SMALL | _CAPITAL)[vowel] + accent)
    for vowel in "аеиоуАЕИОУ"
    for accent in "\u0300\u0301\u0302\u0304\u030f\u0311"
    if len(normalize("NFC", vowel + accent)) == 1
}
_TABLE = str.maketrans(_SMALL | _CAPITAL | _ACCENTED_VOWELS)

_ACCENT = "[\u0300-\u036f]"
_HAS_ACCENTS = re.compile(_ACCENT)
_ACCENTED = re.compile(f"[Ђ-џ]{_ACCENT}+")

# The rule for capitals: Љ, Њ and Џ beside a capital, with no small letter after them, are two capitals.
_UPPER, _LOWER = "[A-ZĐŠČĆŽЀ-Я]", "[a-zđščćžа-џ]"
_INSIDE = "[\u0300-\u036f\u00ad]"  # Accents and the soft hyphen don't end a word.
_DIGRAPH_AMONG_CAPITALS = re.compile(
    f"[ЉЊЏ](?:(?={_INSIDE}*{_UPPER})|(?:(?<={_UPPER}.)|(?<={_UPPER}{_INSIDE}.))(?!{_INSIDE}*{_LOWER}))"
)

# An address in other letters would lead nowhere: the domain .срб exists, and so do Cyrillic paths.
_ADDRESS = re.compile(
    r"""( (?: https?:// | www\. ) [\w./?#%&=+~:@-]+
        | [\w.+-]++ @ [\w-]+ \. [\w.-]+
        | (?: [\w-]+ \. )+ срб \b [\w./?#%&=+~:@-]* )""",
    re.VERBOSE,
)
_SIGNS_OF_AN_ADDRESS = ("://", "www.", "@", ".срб")


def to_latin(text: str) -> str:
    """The text with every Serbian Cyrillic letter in Latin; all else, and addresses, as they are."""
    if text.isascii():
        return text
    if any(sign in text for sign in _SIGNS_OF_AN_ADDRESS):
        parts = _ADDRESS.split(text)  # Text and addresses by turns.
        parts[::2] = map(_letters, parts[::2])
        return "".join(parts)
    return _letters(text)


def _letters(text: str) -> str:
    if "Љ" in text or "Њ" in text or "Џ" in text:
        text = _DIGRAPH_AMONG_CAPITALS.sub(lambda digraph: digraph[0].translate(_TABLE).upper(), text)
    if _HAS_ACCENTS.search(text):
        text = _ACCENTED.sub(_accented, text)
    return text.translate(_TABLE)


def _accented(letter: re.Match[str]) -> str:
    """A letter and its accents, composed first: и with a breve is й, which isn't Serbian and so stays."""
    return normalize("NFC", normalize("NFC", letter[0]).translate(_TABLE))
