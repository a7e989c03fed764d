"""What the search page tells its script: every sentence it may say, and the values by which it narrows down."""

import json

from macros.words import Words
from publishing.search_index import KINDS


def search_messages(words: Words) -> str:
    """The messages of docs/assets/javascripts/search.js in the page's language, as JSON."""
    data = words.data
    facets = [
        ("group", [(id, words.say(group.label)) for id, group in data.groups.items()]),
        ("law", [(id, words.say(law.title)) for id, law in data.laws.items()]),
        ("access", [(id, words.say(level.label)) for id, level in data.access_levels.items()]),
        ("kind", [(kind, words.label(f"kind_{kind}")) for kind in KINDS]),
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
        "hits": _forms(words, "search_hits"),
        "records": _forms(words, "search_records"),
        "suggestions": [
            {
                "label": words.label("search_start_from_group"),
                "links": [
                    {"title": words.say(group.label), "url": f"groups/{id}/"} for id, group in data.groups.items()
                ],
            },
            {
                "label": words.label("search_start_from_service"),
                "links": [
                    {"title": words.say(service.label), "url": f"services/{id}/"}
                    for id, service in data.services.items()
                ],
            },
        ],
        **{
            name: words.raw_label(f"search_{name}")
            for name in ("nothing", "without_filters", "clear", "more", "failed")
        },
    }
    return json.dumps(messages, ensure_ascii=False, sort_keys=True)


def _forms(words: Words, name: str) -> dict[str, str]:
    """A sentence with a count, in the forms that Intl.PluralRules tells apart in English and Serbian."""
    return {form: words.raw_label(f"{name}_{form}") for form in ("one", "few", "other")}
