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
