"""`python -m assessment.amendments FOLDER`: is it still the law?

Compares each article on record with newer texts of the laws (the form is told in `texts_of_laws.py`), and says of each
that has changed, vanished or grown what hangs on it.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assessment.answers import Assessment
from assessment.loading import checked_dataset
from assessment.model import Article, Law
from assessment.problems import InvalidData, Place
from assessment.texts_of_laws import LawText, UnreadableText, fingerprint, read_law_text


@dataclass(frozen=True)
class Change:
    """One thing in which a newer text differs from what was read."""

    where: Place  # The record to look at.
    what: str
    # What rests on it: kind of record, ids. None where the change is not one of an article.
    hanging: tuple[tuple[str, tuple[str, ...]], ...] | None = None

    def __str__(self) -> str:
        lines = [f"    {kind} ({len(ids)}): {', '.join(ids)}" for kind, ids in self.hanging or ()]
        if self.hanging == ():
            lines = ["    nothing rests on it"]
        return "\n".join([f"{self.where}: {self.what}", *lines])


def changes(assessment: Assessment, folder: Path) -> Iterator[Change]:
    """Everything in which the texts in `folder` differ from those that were read, law by law.

    A law whose text was never read is compared with nothing; if the folder holds its text, that is told, for it can be
    read now. Raises UnreadableText for a file that is no text of a law.
    """
    for id, law in assessment.dataset.laws.items():
        path = folder / f"{id}.json"
        where = assessment.dataset.place("laws", id)
        if path.exists():
            text = read_law_text(path)
            if law.text_as_of is None:
                yield Change(where, f"the text of '{id}' is there now, and no article of it has been read")
            else:
                yield from _law_changes(assessment, id, law, text)
        elif law.text_as_of is not None:
            yield Change(where, f"there is no text of '{id}' in {folder}")


def _law_changes(assessment: Assessment, id: str, law: Law, text: LawText) -> Iterator[Change]:
    where = assessment.dataset.place("laws", id)
    known = {entry.number for entry in law.official_gazette}
    if new := [number for number in text.gazette_numbers if number not in known]:
        yield Change(where, f"'{id}' is published in gazette numbers that are not on record: {', '.join(new)}")
    if law.article_count not in (None, len(text.articles)) and not text.in_one_piece:
        beyond = ", ".join(number for number in text.articles if number not in law.articles and _is_new(number, law))
        look = f"; look first at {beyond}" if beyond else ""
        yield Change(where, f"'{id}' has {len(text.articles)} articles, {law.article_count} when it was read{look}")
    for number, article in law.articles.items():
        if what := _difference(number, article, text):
            place = assessment.dataset.place("laws", id, "articles", number)
            yield Change(place, what, _hanging(assessment, f"{id}/art-{number}"))


def _is_new(number: str, law: Law) -> bool:
    """Whether an article that is not on record is likely to be new: inserted with a letter, or after the last one."""
    parts = re.fullmatch(r"([0-9]+)([^\W\d_]*)", number)
    if parts is None:  # "12-14": several that no longer are.
        return False
    return bool(parts[2]) or (law.last_article is not None and int(parts[1]) > law.last_article)


def _difference(number: str, article: Article, text: LawText) -> str | None:
    if text.in_one_piece:
        [whole] = text.articles.values()
        if article.text_sha256 in (None, fingerprint(whole)):
            return None
        return f"article {number} may have changed: the law stands there in one piece, and that is no longer the same"
    if number in text.run_on:
        return article.text_sha256 and f"article {number} runs on inside another article there: compare it by hand"
    if number not in text.articles:
        return f"article {number} has vanished"
    found = text.articles[number]
    if article.text_sha256 in (None, fingerprint(found)):  # None: it was not read, so there is nothing to compare.
        return None
    if _begins_with_what_was_read(found, article.text_sha256):
        return f"article {number} was added to: what was read stands there unchanged, and more follows"
    return f"article {number} has changed"


def _begins_with_what_was_read(text: str, read: str) -> bool:
    blocks = text.split("\n\n")
    return any(fingerprint("\n\n".join(blocks[:count])) == read for count in range(1, len(blocks)))


def _hanging(assessment: Assessment, article: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    uses = vars(assessment.uses[article])
    return tuple((kind.replace("_", "-"), tuple(ids)) for kind, ids in uses.items() if ids)


def main(arguments: list[str]) -> int:
    """Prints every change and returns 1, or says that there is none and returns 0; 2 if it can't be told."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("Name the folder with the texts of the laws: python -m assessment.amendments FOLDER", file=sys.stderr)
        return 2
    try:
        assessment = Assessment(checked_dataset())
        found = list(changes(assessment, Path(arguments[0])))
    except (InvalidData, UnreadableText) as error:
        print(error, file=sys.stderr)
        return 2
    laws = [law for law in assessment.dataset.laws.values() if law.text_as_of is not None]
    read = sum(article.text_sha256 is not None for law in laws for article in law.articles.values())
    if not found:
        print(f"Still the law: {read} articles of {len(laws)} laws are as they were read.")
        return 0
    print("\n".join(str(change) for change in found))
    count = f"{len(found)} {'difference' if len(found) == 1 else 'differences'}"
    print(f"\n{count} from what was read, which is {read} articles of {len(laws)} laws.")
    print("Open each article, correct its record, and check what hangs on it; see CONTRIBUTING.md.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
