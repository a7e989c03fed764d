"""Where a page stands, and how it leads to others."""

import posixpath
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Page:
    """Where a page stands: its language and its address under the site's root, such as `sr/groups/refugees/`."""

    language: str
    address: str


@lru_cache(maxsize=4096)  # A page leads to the same places again and again.
def relative(source: str, target: str) -> str:
    """The address of `target` as seen from the page at `source`, both under the site's root."""
    folder = source if source.endswith("/") or not source else posixpath.dirname(source) + "/"
    if folder == target:
        return "./"
    found = posixpath.relpath(target or ".", folder or ".")
    return f"{found}/" if target.endswith("/") or not target else found
