"""Dates in words, as each language says them within a sentence."""

from datetime import date

_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "sr": [
        "јануара",
        "фебруара",
        "марта",
        "априла",
        "маја",
        "јуна",
        "јула",
        "августа",
        "септембра",
        "октобра",
        "новембра",
        "децембра",
    ],
}


def in_words(day: date, language: str) -> str:
    """A date in words: "22 November 2026" or, in the genitive, „22. новембра 2026.“."""
    month = _MONTHS[language][day.month - 1]
    return f"{day.day}\u00a0{month} {day.year}" if language == "en" else f"{day.day}.\u00a0{month} {day.year}."


_NOMINATIVE = [
    "јануар",
    "фебруар",
    "март",
    "април",
    "мај",
    "јун",
    "јул",
    "август",
    "септембар",
    "октобар",
    "новембар",
    "децембар",
]


def period_in_words(period: str, language: str) -> str:
    """A year, a month or a day, or two with a slash or (years) a hyphen between: "July 2024", „2017–2019.“."""
    if len(period) == 9:  # Two years: the first is no ordinal, and bears no full stop.
        first, last = period.split("-")
        return f"{first}–{_moment_in_words(last, language)}"
    return "–".join(_moment_in_words(moment, language) for moment in period.split("/"))


def _moment_in_words(moment: str, language: str) -> str:
    parts = moment.split("-")
    if len(parts) == 3:
        return in_words(date.fromisoformat(moment), language)
    year = parts[0] if language == "en" else f"{parts[0]}."
    if len(parts) == 1:
        return year
    month = int(parts[1]) - 1
    return f"{_MONTHS['en'][month] if language == 'en' else _NOMINATIVE[month]}\u00a0{year}"
