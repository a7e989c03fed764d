"""JSON of the Cyrillic edition, in a file or inside a page, put into Latin script."""

import json
import re

from publishing.latin_addresses import Addresses

_SERBIAN = re.compile(r"sr(?:[-_]Cyrl)?(?P<region>[-_][A-Z]{2})?", re.IGNORECASE)
_JSON_STRING = re.compile(r'(?P<string>"[^"\\]*+(?:\\.[^"\\]*+)*+")(?P<colon>\s*:(?P<list>\s*\[)?)?')
_NOTHING_BUT_AN_ADDRESS = re.compile(r"(?:(?:https?|mailto|tel|urn|doi|data):|\.{0,2}/|[?#])\S*")


def latin_language(tag: str) -> str:
    """For sr, sr-Cyrl or sr_RS the same with Latn; any other language tag as it is."""
    serbian = _SERBIAN.fullmatch(tag)
    return f"sr{'_' if '_' in tag else '-'}Latn{serbian['region'] or ''}" if serbian else tag


def latin_json(text: str, addresses: Addresses) -> str:
    """JSON with its string values in Latin script; keys stay, and all addresses except the edition's."""
    key = None

    def value_in_latin(token: re.Match[str]) -> str:
        nonlocal key
        value = json.loads(token["string"], strict=False)
        if token["colon"]:
            # A list of languages says in which ones a thing exists, not which one this page is in.
            key = None if token["list"] else value
            return token[0]
        if key in ("inLanguage", "@language"):
            latin = latin_language(value)
        elif _NOTHING_BUT_AN_ADDRESS.fullmatch(value):
            latin = addresses.moved(value)
        else:
            latin = addresses.latin(value)
        # In a page, `</script>` inside a string would end the script.
        return token[0] if latin == value else json.dumps(latin, ensure_ascii=False).replace("<", "\\u003c")

    return _JSON_STRING.sub(value_in_latin, text)
