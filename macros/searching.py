"""What the pages tell the scripts of the search: every sentence they may say, and the values that narrow it down."""

import json

from macros.words import Words
from publishing.search_index import KINDS

# Of the results: the kinds of each section, named by its first.
SECTIONS = (
    ("cell",),
    ("group", "service", "pathway"),
    ("law", "article"),
    ("conflict",),
    ("finding",),
    ("recommendation",),
    ("institution", "centre"),
    ("practice",),
    ("statistic",),
    ("page", "term", "benchmark"),
)
_FACETS = (("group", "groups"), ("service", "services"), ("access", "access_levels"), ("payer", "payers"))
_SENTENCES = """
    nothing nothing_chosen without_filters clear more failed results best others all_values chosen remove
    we_write corrected left_out too_short cut unknown_filter
"""


def search_messages(words: Words) -> str:
    """The messages of docs/assets/javascripts/search/page.js in the page's language, as JSON."""
    data = words.data
    facets = [
        *(
            (name, [(id, words.name(collection, id)) for id in getattr(data, collection)])
            for name, collection in _FACETS
        ),
        ("law", [(id, words.say(law.title)) for id, law in data.laws.items()]),
        ("kind", list(_kinds(words).items())),
    ]
    messages = {
        "facets": [
            {
                "name": name,
                "label": words.label(f"filter_{name}"),
                "values": [{"id": id, "label": label} for id, label in values],
            }
            for name, values in facets
        ],
        "sections": [{"label": words.label(f"search_section_{kinds[0]}"), "kinds": kinds} for kinds in SECTIONS],
        "hits": _forms(words, "search_hits"),
        "records": _forms(words, "search_records"),
        "suggestions": [
            _links(words, "search_start_from_group", "groups"),
            _links(words, "search_start_from_service", "services"),
        ],
        **{name: words.raw_label(f"search_{name}") for name in _SENTENCES.split()},
    }
    return _json(messages)


def suggestion_messages(words: Words) -> str:
    """The messages of docs/assets/javascripts/search/suggestions.js, which stand at every search field."""
    names = ("suggestions", "we_write", "understood")
    messages = {name: words.raw_label(f"search_{name}") for name in names}
    messages |= {name: words.raw_label(f"search_suggestions_{name}") for name in ("count", "none", "all")}
    return _json({**messages, "kinds": _kinds(words)})


def _kinds(words: Words) -> dict[str, str]:
    return {kind: words.label(f"kind_{kind}") for kind in KINDS}


def _links(words: Words, label: str, collection: str) -> dict[str, object]:
    """A heading with a link to each page of a collection."""
    ids = getattr(words.data, collection)
    links = [{"title": words.name(collection, id), "url": f"{collection}/{id}/"} for id in ids]
    return {"label": words.label(label), "links": links}


def _forms(words: Words, name: str) -> dict[str, str]:
    """A sentence with a count, in the forms that Intl.PluralRules tells apart in English and Serbian."""
    return {form: words.raw_label(f"{name}_{form}") for form in ("one", "few", "other")}


def _json(messages: dict[str, object]) -> str:
    return json.dumps(messages, ensure_ascii=False, sort_keys=True)
