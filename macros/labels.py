"""The words of the page: headings, buttons, sentences of the frame, as labels.yml has them."""

from functools import lru_cache
from pathlib import Path

from assessment.reading import read_words

LABELS = Path(__file__).with_name("labels.yml")


def labels() -> dict[str, dict[str, str]]:
    """The words of the page (headings, buttons), by name and language; read anew when the file has changed."""
    return _labels(LABELS.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _labels(_changed: int) -> dict[str, dict[str, str]]:
    return read_words(LABELS, "macros/labels.yml")
