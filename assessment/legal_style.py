"""How lawyers cite an act and its articles, in English and in Serbian.

Serbian follows the statutes themselves: the gazette in quotation marks, „број“ before one number and „бр.“ before
several, the year by its last two digits, and after a dash what a number is if it isn't an amendment.
"""

from collections.abc import Iterable
from itertools import groupby

from assessment.model import GazetteEntry, Law
from assessment.provisions import Provision, citation

_GAZETTE = {"en": "Official Gazette of the Republic of Serbia", "sr": "Службени гласник РС"}
_QUOTED = {"en": "{}", "sr": "„{}“"}
_NUMBER = {"en": ("No.", "Nos."), "sr": ("број", "бр.")}
_AND = {"en": " and ", "sr": " и "}
_NOTES = {  # What our records say in full, as jurists write it; other notes stay as they are.
    "измењен другим законом": "др. закон",
    "одлука Уставног суда": "УС",
    "одлука Савезног уставног суда": "СУС",
    "други правилник": "др. правилник",
    "други пропис": "др. пропис",
    "amended by another law": "other law",
}


def act(law: Law, language: str) -> str:
    """An act with its place of publication: „Закон о странцима („Службени гласник РС“, бр. 24/18 и 31/19)“."""
    published = _gazettes(law.official_gazette, language)
    if not published and law.published_in:
        published = getattr(law.published_in, language)
    title = getattr(law.title, language)
    return f"{title} ({published})" if published else title


def unit(provision: Provision, language: str) -> str:
    """What is cited of an act, as it stands in a sentence: "Article 239(1)(2)", „члан 239. став 1. тачка 2)“."""
    named = citation(provision, "", language).removeprefix(", ")
    return f"Article{named.removeprefix('Art.')}" if named.startswith("Art.") else named


def cited(law: Law, provision: Provision, language: str) -> str:
    """A provision with its act and the act's gazettes."""
    return f"{act(law, language)}, {unit(provision, language)}"


def gazette_number(entry: GazetteEntry, language: str) -> str:
    """One number of a gazette by itself: "Official Gazette of the Republic of Serbia, No. 25/2019"."""
    return f"{_gazette(entry, language)}, {_NUMBER[language][0]} {entry.number}"


def _gazette(entry: GazetteEntry, language: str) -> str:
    return getattr(entry.gazette, language) if entry.gazette else _GAZETTE[language]


def _gazettes(entries: Iterable[GazetteEntry], language: str) -> str:
    """Each gazette once for the numbers that follow each other in it."""
    runs = []
    for name, numbers in groupby(entries, lambda entry: _gazette(entry, language)):
        found = [_number(entry, language) for entry in numbers]
        word = _NUMBER[language][len(found) > 1]
        runs.append(f"{_QUOTED[language].format(name)}, {word}\u00a0{_joined(found, language)}")
    return "; ".join(runs) if language == "en" else _joined(runs, language)


def _number(entry: GazetteEntry, language: str) -> str:
    number, _, year = entry.number.partition("/")
    written = f"{number}/{year[2:] if language == 'sr' else year}"
    if entry.note is None:
        return written
    note = getattr(entry.note, language)
    return f"{written} – {_NOTES.get(note, note)}"


def _joined(parts: list[str], language: str) -> str:
    return _AND[language].join(part for part in (", ".join(parts[:-1]), parts[-1]) if part) if parts else ""
