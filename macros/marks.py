"""The marks of the access levels, as drawings."""

from collections.abc import Iterable

from markupsafe import Markup, escape

# Shape and word carry the level; colour only helps. Drawn on a 16-unit square.
_SHAPES = {
    "full": '<circle cx="8" cy="8" r="6.25" fill="currentColor" stroke="currentColor" stroke-width="1.5"/>',
    "conditional": (
        '<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"/>'
        '<path d="M8 1.75a6.25 6.25 0 0 0 0 12.5z" fill="currentColor"/>'
    ),
    "emergency-only": (
        '<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"/>'
        '<path d="M8 4.5v7M4.5 8h7" stroke="currentColor" stroke-width="2.2"/>'
    ),
    "none": '<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"/>',
    "unclear": (
        '<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"'
        ' stroke-dasharray="2.4 1.9"/>'
        '<path d="M6.1 6.4a1.95 1.95 0 1 1 2.7 1.9c-.55.3-.8.6-.8 1.2" fill="none"'
        ' stroke="currentColor" stroke-width="1.4"/>'
        '<circle cx="8" cy="11.4" r=".95" fill="currentColor"/>'
    ),
}


def access_symbols(levels: Iterable[str]) -> Markup:
    """The shapes once for a whole page, where hundreds of rows name them with `<use href="#mark-LEVEL">`."""
    symbols = (f'<symbol id="mark-{escape(level)}" viewBox="0 0 16 16">{_SHAPES[level]}</symbol>' for level in levels)
    return Markup(f"<div hidden><svg>{''.join(symbols)}</svg></div>")


def access_mark(level: str) -> Markup:
    """The shape of an access level, as SVG; the word always stands beside it, so it is hidden from screen readers."""
    shape = _SHAPES[level]
    size = 'viewBox="0 0 16 16" width="16" height="16"'
    return Markup(f'<svg class="mark mark--{escape(level)}" {size} aria-hidden="true">{shape}</svg>')
