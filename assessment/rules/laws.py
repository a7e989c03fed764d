"""Laws and their articles: the numbers exist, and each says how it was checked."""

import re
from collections.abc import Iterator

from assessment.dataset import Dataset
from assessment.model import Article, Law
from assessment.problems import Problem

TEXT_READ, REPORT_READ = "text-read", "report-read"


def articles_are_within_the_law(dataset: Dataset) -> Iterator[Problem]:
    """No article is numbered beyond its law's last, and no part beyond its article's last paragraph."""
    for law_id, law in dataset.laws.items():
        for number, article in law.articles.items():
            where = dataset.place("laws", law_id, "articles", number)
            if law.last_article and int(re.match(r"\d+", number).group()) > law.last_article:
                cure = f"its last article is {law.last_article}; check the number, or correct last_article"
                yield Problem(where, f"'{law_id}' has no article {number}", cure)
            for part in article.parts:
                paragraph = int(re.match(r"\d+", part).group())
                if article.paragraphs is not None and paragraph > article.paragraphs:
                    yield Problem(
                        dataset.place("laws", law_id, "articles", number, "parts", part),
                        f"article {number} has no paragraph {paragraph}",
                        f"its last paragraph is {article.paragraphs}; check the number, or correct paragraphs",
                    )


def evidence_says_how_it_was_checked(dataset: Dataset) -> Iterator[Problem]:
    """An article read in its text bears the day, the fingerprint and its number of paragraphs; another bears none.

    What was read in a report names it, and the report was opened.
    """
    for law_id, law in dataset.laws.items():
        for number, article in law.articles.items():
            where = dataset.place("laws", law_id, "articles", number)
            for message, cure in (*_marks_of_reading(number, article, law), *_report_behind(dataset, number, article)):
                yield Problem(where, message, cure)


_MARKS = ("checked_on", "text_sha256", "paragraphs")


def _marks_of_reading(number: str, article: Article, law: Law) -> Iterator[tuple[str, str]]:
    given = [name for name in _MARKS if getattr(article, name) is not None]
    if article.evidence == TEXT_READ:
        if missing := [name for name in _MARKS if name not in given]:
            cure = "write what was read and when; if the text was not opened, write `evidence: not-yet-checked`"
            yield f"article {number} is marked as read, but {_listed(missing)} is missing", cure
        if law.text_as_of is None:
            cure = "add `text_as_of:` to the law: the day as of which the text that was read is complete"
            yield f"article {number} is marked as read, but the law does not say as of when its text is", cure
    elif given:
        cure = f"write `evidence: {TEXT_READ}` if the text was opened; otherwise remove the field"
        yield f"article {number} bears {_listed(given)}, but is not marked as read", cure


def _report_behind(dataset: Dataset, number: str, article: Article) -> Iterator[tuple[str, str]]:
    if article.evidence != REPORT_READ:
        return
    if article.source is None:
        yield f"article {number} is known from a report, but names none", "add `source:` with an id of data/sources/"
    elif dataset.sources[article.source].accessed_on is None:
        cure = "add `accessed_on:` to the source if it was opened; otherwise write `evidence: not-yet-checked`"
        yield f"article {number} rests on '{article.source}', which nobody has opened", cure


def laws_say_where_they_were_published(dataset: Dataset) -> Iterator[Problem]:
    """Each law has a gazette number or another place of publication."""
    for id, law in dataset.laws.items():
        if not law.official_gazette and law.published_in is None:
            cure = "add `official_gazette:`, or `published_in:` for what is not in a gazette"
            yield Problem(dataset.place("laws", id), f"'{id}' does not say where it was published", cure)


def abbreviations_differ(dataset: Dataset) -> Iterator[Problem]:
    """No two laws are cited by the same abbreviation in either language."""
    for language in ("en", "sr"):
        taken: dict[str, str] = {}
        for id, law in dataset.laws.items():
            short = getattr(law.abbreviation, language)
            if other := taken.get(short):
                where = dataset.place("laws", id, "abbreviation", language)
                yield Problem(where, f"'{short}' already stands for '{other}'", "give it an abbreviation of its own")
            taken[short] = id


def only_by_laws_are_made_under_a_law(dataset: Dataset) -> Iterator[Problem]:
    """`made_under` belongs to by-laws and policy documents, and names Serbian law."""
    for id, law in dataset.laws.items():
        where = dataset.place("laws", id, "made_under")
        if law.made_under and law.kind not in ("by-law", "policy"):
            yield Problem(where, f"'{id}' is a {law.kind} and rests on no other act", "remove `made_under:`")
        for basis in law.made_under:
            parent = dataset.laws[dataset.provisions[basis].law]
            if not dataset.law_kinds[parent.kind].domestic:
                yield Problem(where, f"'{basis}' is not Serbian law", "name the article of the law that it carries out")


def _listed(names: list[str]) -> str:
    return " and ".join(names)
