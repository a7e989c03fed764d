"""The map of institutions: who sends patients, money or data to whom, drawn at build time with Graphviz.

Arrows bear numbers; the table beside the map says what each carries, and on what it rests.
"""

import subprocess
from functools import cache
from textwrap import wrap

from markupsafe import Markup

from macros.charts import FONT, GREY, INK, POINT, WARM, part_of_a_page
from macros.words import Words


def flows(words: Words, kind: str) -> list[tuple[int, str, object]]:
    """The flows of a kind between institutions on the map: number, id of the institution they leave, flow."""
    shown = {id for id, record in words.data.institutions.items() if record.on_map}
    found = [
        (id, flow)
        for id, record in words.data.institutions.items()
        for flow in record.flows
        if flow.kind == kind and id in shown and flow.to in shown
    ]
    return [(number, id, flow) for number, (id, flow) in enumerate(found, 1)]


def institution_map(words: Words, kind: str) -> Markup:
    """The map of one kind of flow as SVG, in the page's language."""
    arrows = flows(words, kind)
    ends = dict.fromkeys(id for _, source, flow in arrows for id in (source, flow.to))
    nodes = [f'"{id}" [label="{_wrapped(words.short("institutions", id))}"]' for id in ends]
    edges = [f'"{source}" -> "{flow.to}" [label=" {number} "]' for number, source, flow in arrows]
    title = words.label(f"map_of_{kind}")
    said = "; ".join(
        f"{number}. {words.short('institutions', source)} – {words.short('institutions', flow.to)}: "
        f"{words.say(flow.what)}"
        for number, source, flow in arrows
    )
    return Markup(part_of_a_page(_drawn("\n".join([_HEAD, *nodes, *edges, "}"])), title, said, "map"))


def pathway_line(words: Words, group: str) -> Markup:
    """A group's way to a doctor as a line of steps; deadlines stand on the arrows, broken borders mean hurdles."""
    steps = words.data.pathways[group].steps
    nodes = [
        f'"{number}" [label="{_wrapped(f"{number}. {words.say(step.label)}", 26)}"{_BROKEN if step.hurdles else ""}]'
        for number, step in enumerate(steps, 1)
    ]
    edges = [
        f'"{number}" -> "{number + 1}" [label="{_wrapped(words.say(step.deadline) if step.deadline else "", 24)}"]'
        for number, step in enumerate(steps[1:], 1)
    ]
    said = "; ".join(f"{number}. {words.say(step.label)}" for number, step in enumerate(steps, 1))
    drawn = _drawn("\n".join([_HEAD, "node [fontsize=16] edge [fontsize=15]", *nodes, *edges, "}"]))
    return Markup(part_of_a_page(drawn, words.name_of("pathways", group), said, "map map--pathway"))


_BROKEN = f', style="rounded,dashed", color="{WARM}"'
_HEAD = f"""digraph {{
graph [rankdir=TB, bgcolor=transparent, pad=0.1, nodesep=0.3, ranksep=0.45, splines=true, fontname="{FONT}"]
node [shape=box, style=rounded, fontname="{FONT}", fontsize=13, color="{POINT}", fontcolor="{INK}", margin="0.12,0.07"]
edge [fontname="{FONT}", fontsize=12, color="{GREY}", fontcolor="{POINT}", arrowsize=0.7]
"""


def _wrapped(name: str, width: int = 18) -> str:
    return "\\n".join(wrap(name.replace('"', "'"), width))


@cache
def _drawn(source: str) -> str:
    """The SVG of a graph in the language of Graphviz."""
    made = subprocess.run(["dot", "-Tsvg"], input=source, capture_output=True, text=True, check=True)
    return made.stdout
