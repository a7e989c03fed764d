"""Ways through all records, for rules that look at each."""

from collections.abc import Iterator

from pydantic import BaseModel

from assessment.dataset import FOLDERS, VOCABULARIES, Dataset
from assessment.model import LANGUAGES, Text

Path = tuple[str | int, ...]


def records(dataset: Dataset) -> Iterator[tuple[tuple[str, ...], BaseModel]]:
    """Each record with the path to it, such as `("groups", "refugees")`."""
    yield ("edition",), dataset.edition
    for collection in (*VOCABULARIES, *(kind.folder for kind in FOLDERS)):
        for id, record in getattr(dataset, collection).items():
            yield (collection, id), record


def texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str, str]]:
    """Each text that a page may show, as path, language and words; words for the search alone are none."""
    if isinstance(value, Text):
        for language in LANGUAGES:
            yield path, language, getattr(value, language)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), (*path, name))
    elif isinstance(value, dict | tuple):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts(item, (*path, key))
