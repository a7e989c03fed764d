"""What a page's cite panels and their script are given: a sentence for each record, and one template for the rest."""

import json

from markupsafe import Markup

from assessment.citing import Citation, sentence, template
from macros.words import Words
from publishing.citations import citations_file, work_of


def cited(words: Words, site: str, kind: str, anchor: str, label: str) -> str:
    """The sentence that cites a record on the words' page. `site` is the site's address without its last slash."""
    page, path = _place(words, site)
    work = work_of(words.data, words.language)
    return sentence(Citation(kind=kind, label=label, page=page, path=path, anchor=anchor, work=work))


def citing_messages(words: Words, site: str, kind: str) -> Markup:
    """What docs/assets/javascripts/cite.js fills in and says on this page, as JSON for a script element."""
    page, path = _place(words, site)
    said = {
        name: words.raw_label(f"cite_{name}") for name in ("copy_sentence", "copy_address", "copy", "copied", "blocked")
    }
    given = template(kind, page, path, work_of(words.data, words.language)) | {"words": said}
    # In a page, `</script>` inside a string would end the script.
    return Markup(json.dumps(given, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def citations_link(words: Words, kind: str) -> str:
    """The relative address of the file with the citations of every record of a kind."""
    return words.asset(citations_file(kind, words.language))


def _place(words: Words, site: str) -> tuple[str, str]:
    """The page's whole address, and that under its edition's root."""
    address = words.page.address
    return f"{site}/{address}", address.removeprefix(words.edition_root)
