"""The records against the texts of the laws, where these lie beside the project: each citation checked in the text.

That the articles are those that were read is in test_amendments.py.
"""

import re

import pytest

from assessment.loading import checked_dataset
from assessment.provisions import LETTERS
from assessment.texts_of_laws import WHOLE, read_law_text
from tests.conftest import ROOT

TEXTS = ROOT.parent / "shared" / "laws"
LAWS = {id: law for id, law in checked_dataset().laws.items() if law.text_as_of}

pytestmark = pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts of the laws are not here")


def articles_of(law):
    """The law's articles; where it stands in one piece they are cut out at their headings."""
    text = read_law_text(TEXTS / f"{law}.json")
    if not text.in_one_piece:
        return text.articles
    pieces = re.split(r"^\s*Члан\s+(\d+)[а-я]?\.?.*$", text.articles[WHOLE], flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


@pytest.mark.parametrize("law", LAWS)
def test_every_point_that_is_cited_stands_in_the_article(law):
    texts = articles_of(law)
    for number, article in LAWS[law].articles.items():
        for part in article.parts if article.text_sha256 else ():
            _, *points = part.split(".")
            names = [re.sub("[a-z]+$", lambda letter: LETTERS[letter[0]], point) for point in points]
            shapes = [rf"^\s*\(?{names[0]}[а-я]?[).]", rf"^\s*\({names[-1]}\)"] if points else []
            for shape in shapes[: len(points)]:
                assert re.search(shape, texts[number], re.MULTILINE), f"{law} {number} {part}"


@pytest.mark.parametrize("law", LAWS)
def test_no_article_is_counted_beyond_the_law_s_last(law):
    if LAWS[law].last_article is None:  # Its copy breaks off, as that of the Law on Refugees does.
        assert read_law_text(TEXTS / f"{law}.json").in_one_piece
    else:
        assert LAWS[law].last_article == max(int(re.match(r"\d+", number).group()) for number in articles_of(law))


@pytest.mark.parametrize("law", LAWS)
def test_the_gazette_numbers_are_those_of_the_text(law):
    recorded = {entry.number for entry in LAWS[law].official_gazette}
    assert recorded == set(read_law_text(TEXTS / f"{law}.json").gazette_numbers)
