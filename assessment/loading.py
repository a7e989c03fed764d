"""Files to records: reads every file under `data/` and reports whatever is misshapen in any of them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from assessment.dataset import FOLDERS, VOCABULARIES, Dataset
from assessment.fields import ID
from assessment.model import Edition, Law, Record
from assessment.problems import InvalidData, Place, Problem
from assessment.reading import read_yaml
from assessment.rules import problems_in
from assessment.wording import in_plain_words

DATA = Path(__file__).resolve().parent.parent / "data"


def checked_dataset(folder: Path = DATA) -> Dataset:
    """The records of `folder`, each well-formed and all in agreement.

    Raises InvalidData with every problem found. Rules across records run only over well-formed records, for a
    misspelt field would make them report what isn't so.
    """
    dataset = load(folder)
    if problems := problems_in(dataset):
        raise InvalidData(problems)
    return dataset


def load(folder: Path = DATA) -> Dataset:
    """The records of `folder`, each well-formed. Raises InvalidData with every problem of form."""
    loader = _Loader(folder)
    records: dict[str, Any] = {"edition": loader.record("edition.yml", Edition, ("edition",))}
    for name, kind in VOCABULARIES.items():
        records[name] = loader.vocabulary(name, kind)
    for kind in FOLDERS:
        records[kind.folder] = loader.folder_of(kind)
    loader.refuse_strays()
    if loader.problems:
        raise InvalidData(loader.problems)
    records["groups"] = dict(sorted(records["groups"].items(), key=lambda item: item[1].order))
    records["laws"] = dict(sorted(records["laws"].items(), key=_by_kind(records["law_kinds"])))
    return Dataset(**records, places=loader.places)


def _by_kind(kinds: dict[str, Any]) -> Callable[[tuple[str, Law]], int]:
    """Laws stand in the order of their kinds, the Constitution first; a kind that nobody defined comes last."""
    places = {kind: place for place, kind in enumerate(kinds)}
    return lambda item: places.get(item[1].kind, len(places))


class _Loader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.places: dict[tuple[str | int, ...], Place] = {}
        self.seen: set[Path] = set()

    def record(self, name: str, kind: type[Record], prefix: tuple[str, ...]) -> Any:
        value = self._read(name, prefix)
        return self._made(kind, value, prefix) if value is not None else None

    def vocabulary(self, name: str, kind: type[Record]) -> dict[str, Any]:
        words = self._read(f"{name}.yml", (name,))
        if words is None:
            return {}
        if not isinstance(words, dict):
            self._report(
                (name,), "this file is a list of names, each with its label", "write `name:` and its fields below it"
            )
            return {}
        for id in words:
            self._refuse_odd_id(id, self._place((name, id)))
        return {id: self._made(kind, value, (name, id)) for id, value in words.items()}

    def folder_of(self, kind: type[Record]) -> dict[str, Any]:
        paths = sorted((self.folder / kind.folder).glob("*.yml"))
        for path in paths:
            self._refuse_odd_id(path.stem, Place(self._shown(path)))
        return {path.stem: self.record(f"{kind.folder}/{path.name}", kind, (kind.folder, path.stem)) for path in paths}

    def refuse_strays(self) -> None:
        """A file that nothing reads is most often a misspelt name: its author would wait for it in vain."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path.suffix != ".md" and path not in self.seen:
                cure = "use a folder and an ending (.yml) that data/README.md names, or remove the file"
                self.problems.append(Problem(Place(self._shown(path)), "no record is read from this file", cure))

    def _refuse_odd_id(self, id: str, where: Place) -> None:
        """An id is part of a permanent address."""
        if not re.fullmatch(ID, id):
            cure = "use lower-case Latin letters, digits and hyphens, such as asylum-seekers"
            self.problems.append(Problem(where, f"'{id}' can't be an id", cure))

    def _read(self, name: str, prefix: tuple[str, ...]) -> Any:
        path = self.folder / name
        self.seen.add(path)
        try:
            text = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            self.problems.append(
                Problem(Place(self._shown(path)), "the file is missing", "see data/README.md for what it holds")
            )
            return None
        except UnicodeDecodeError:
            self.problems.append(
                Problem(Place(self._shown(path)), "the file is not UTF-8", "save it as UTF-8 in the editor")
            )
            return None
        value, places, problems = read_yaml(text, self._shown(path))
        self.problems += problems
        self.places |= {(*prefix, *path): place for path, place in places.items()}
        return value

    def _made(self, kind: type[Record], value: Any, prefix: tuple[str, ...]) -> Any:
        try:
            return kind.model_validate(value)
        except ValidationError as error:
            self.problems += self._in_words(error, kind, prefix)

    def _in_words(self, error: ValidationError, kind: type[BaseModel], prefix: tuple[str, ...]) -> Iterator[Problem]:
        for detail in error.errors(include_url=False):
            path, message, cure = in_plain_words(detail, kind)
            yield Problem(self._place((*prefix, *path)), message, cure)

    def _report(self, path: tuple[str, ...], message: str, cure: str) -> None:
        self.problems.append(Problem(self._place(path), message, cure))

    def _place(self, path: tuple[str | int, ...]) -> Place:
        while path not in self.places and path:
            path = path[:-1]
        return self.places.get(path, Place(self._shown(self.folder)))

    def _shown(self, path: Path) -> str:
        return str(Path(self.folder.name) / path.relative_to(self.folder)) if path != self.folder else self.folder.name
