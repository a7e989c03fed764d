"""Charts, drawn at build time with Vega-Lite: one point each, labelled directly, the same file for screen and paper.

Colours are written into the SVG for paper; the style sheet of the site overrides them, light and dark
(`.chart [fill=…]` in site.css).
"""

import json
import re
from textwrap import wrap

import vl_convert
from markupsafe import Markup, escape

from assessment.model import Statistic
from macros.words import Words

INK, GREY, POINT, WARM = "#1b2022", "#a9b4b5", "#0b4f53", "#b5651d"
FONT = "Source Sans 3"
TOTAL = "total"  # A row that sums up the others would dwarf them.
WIDTH = 420  # Drawn for a phone; the style sheet lets it grow by a third.


def chart(words: Words, statistic: Statistic) -> Markup:
    """A statistic's chart as SVG, in the page's language; empty where the record asks for none."""
    if statistic.chart is None:
        return Markup("")
    column = statistic.chart_column or next(iter(statistic.columns))
    rows = [(id, row) for id, row in statistic.rows.items() if column in row.values and id != TOTAL]
    points = [
        {
            "place": place,
            "label": words.say(row.label),
            "value": float(row.values[column]),
            "shown": words.figure(row.values[column]),
            "marked": id in statistic.highlight or not statistic.highlight,
        }
        for place, (id, row) in enumerate(rows)
    ]
    draw = _bars if statistic.chart == "bars" else _columns
    svg = vl_convert.vegalite_to_svg(json.dumps(draw(points)))
    said = "; ".join(f"{point['label']}: {point['shown']}" for point in points)
    return Markup(part_of_a_page(svg, words.say(statistic.point), said, "chart"))


def _bars(points: list[dict]) -> dict:
    """A bar for each row, its name above it and its number behind it."""
    y = {"field": "place", "type": "ordinal", "axis": None, "scale": {"padding": 0.1}}
    longest = max(point["value"] for point in points) or 1
    x = {
        "field": "value",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [0, longest * 1.22]},
    }
    text = {"type": "text", "font": FONT, "fontSize": 15, "align": "left", "color": INK}
    return _spec(
        points,
        height={"step": 44},
        layer=[
            {"mark": {"type": "bar", "height": 16, "yOffset": 9}, "encoding": {"y": y, "x": x, "color": _COLOUR}},
            {"mark": {**text, "dy": -9, "limit": WIDTH}, "encoding": {"y": y, "x": {"value": 0}, "text": _LABEL}},
            {
                "mark": {**text, "dy": 10, "dx": 6, "fontWeight": 600},
                "encoding": {"y": y, "x": x, "text": {"field": "shown"}},
            },
        ],
    )


def _columns(points: list[dict]) -> dict:
    """A column for each period, its number on top."""
    names = [wrap(point["label"], max(7, 56 // len(points))) for point in points]
    x = {
        "field": "place",
        "type": "ordinal",
        "scale": {"padding": 0.25},
        "axis": {
            "title": None,
            "labelAngle": 0,
            "labelFont": FONT,
            "labelFontSize": 15,
            "labelColor": INK,
            "labelExpr": f"{json.dumps(names, ensure_ascii=False)}[datum.value]",
            "ticks": False,
            "domainColor": GREY,
        },
    }
    y = {"field": "value", "type": "quantitative", "axis": None, "scale": {"domainMin": 0}}
    text = {"type": "text", "font": FONT, "fontSize": 15, "fontWeight": 600, "dy": -9, "color": INK}
    return _spec(
        points,
        height=220,
        layer=[
            {"mark": {"type": "bar"}, "encoding": {"x": x, "y": y, "color": _COLOUR}},
            {"mark": text, "encoding": {"x": x, "y": y, "text": {"field": "shown"}}},
        ],
    )


_LABEL = {"field": "label"}
_COLOUR = {"condition": {"test": "datum.marked", "value": POINT}, "value": GREY}


def _spec(points: list[dict], **parts: object) -> dict:
    return {
        "data": {"values": points},
        "width": WIDTH,
        "padding": 4,
        "background": "transparent",
        "config": {"view": {"stroke": None}},
        **parts,
    }


_NO_PART = re.compile(
    r"<\?xml[^>]*>|<!DOCTYPE[^>]*>|<!--.*?-->|<title>[^<]*</title>| (?:id|role|aria-[a-z]+)=\"[^\"]*\"", re.DOTALL
)


def part_of_a_page(svg: str, title: str, description: str, kind: str) -> str:
    """A drawing without its file's header, with the words that a screen reader says for it."""
    svg = _NO_PART.sub("", svg)
    box = re.search(r'viewBox="([^"]+)"', svg)[1]
    body = svg[svg.index(">", svg.index("<svg")) + 1 :].replace("\n", "")
    words = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    return f'<svg class="{kind}" viewBox="{box}" role="img">{words}{body}'
