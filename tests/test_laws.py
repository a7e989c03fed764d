"""The records against the texts of the laws, where these lie beside the project: each citation checked in the text."""

import hashlib
import json
import re

import pytest

from assessment.loading import checked_dataset
from tests.conftest import ROOT

TEXTS = ROOT.parent / "shared" / "laws"
LETTERS = {"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "dj", "е": "e", "ж": "zh"}

pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts of the laws are not here")


def articles_of(law):
    articles = json.loads((TEXTS / f"{law}.json").read_text(encoding="utf-8"))["articles"]
    return {"".join(LETTERS.get(letter, letter) for letter in entry["article"]): entry["text"] for entry in articles}


LAWS = checked_dataset().laws


@pytest.mark.parametrize("law", LAWS)
def test_every_article_marked_as_read_is_the_text_that_was_read(law):
    texts = articles_of(law)
    for number, article in LAWS[law].articles.items():
        if article.text_sha256:
            assert hashlib.sha256(texts[number].encode()).hexdigest() == article.text_sha256, f"{law} {number}"


@pytest.mark.parametrize("law", LAWS)
def test_every_point_that_is_cited_stands_in_the_article(law):
    texts = articles_of(law)
    for number, article in LAWS[law].articles.items():
        for part in article.parts if article.text_sha256 else ():
            _, *points = part.split(".")
            shapes = [rf"^\s*\(?{points[0]}[а-я]?\)", rf"^\s*\({points[-1]}\)"] if points else []
            for shape in shapes[: len(points)]:
                assert re.search(shape, texts[number], re.MULTILINE), f"{law} {number} {part}"


@pytest.mark.parametrize("law", LAWS)
def test_no_article_is_counted_beyond_the_law_s_last(law):
    assert max(int(re.match(r"\d+", number).group()) for number in articles_of(law)) == LAWS[law].last_article
