"""What a page's cite panels show and tell their script."""

import json

from markupsafe import Markup, escape

from assessment.citing import Citation, sentence, sentence_of_work
from macros.words import Words
from publishing.citations import citations_file, work_of
from publishing.editions import edition


def cited(words: Words, site: str, kind: str, anchor: str, label: str, basis: str = "") -> Markup:
    """The sentence that cites a record on the words' page. `site` is the site's address without its last slash.

    `basis` is what a cell rests on above all (publishing.citations.cell_basis).
    """
    address = words.page.address
    citation = Citation(
        kind=kind,
        label=label,
        basis=basis,
        page=f"{site}/{address}",
        path=address.removeprefix(words.edition_root),
        anchor=anchor,
        work=work_of(words.data, edition(words.language)),
    )
    # An apostrophe needs no reference in a text, and there is one in every English sentence.
    return Markup(str(escape(sentence(citation))).replace("&#39;", "'"))


def work_cited(words: Words, site: str) -> str:
    """The sentence that cites the words' edition as a whole."""
    return sentence_of_work(work_of(words.data, edition(words.language)), f"{site}/{words.edition_root}")


def citing_messages(words: Words) -> Markup:
    """What docs/assets/javascripts/cite.js says, as JSON for an attribute in single quotation marks."""
    names = ("copy_sentence", "copy_law", "copy_address", "copy", "copied", "blocked")
    said = json.dumps({name: words.raw_label(f"cite_{name}") for name in names}, ensure_ascii=False)
    return Markup(str(escape(said)).replace("&#34;", '"'))


def citations_link(words: Words, kind: str) -> str:
    """The relative address of the file with the citations of every record of a kind."""
    return words.asset(citations_file(kind, words.language))
