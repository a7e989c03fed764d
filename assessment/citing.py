"""How a record of this edition is cited: as a sentence, in BibTeX, in RIS and in CSL-JSON.

Each form is a function of a `Citation` alone. `template` gives the same forms with gaps, so that a page prints the
sentence of each record and a script fills in the rest.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessment.dates import in_words

# What a title says of the record after its label. A cell needs no word: group and service say it.
_KINDS = {
    "cell": {"en": "", "sr": ""},
    "article": {"en": "summary", "sr": "сажетак"},
    "conflict": {"en": "conflict of provisions", "sr": "сукоб одредаба"},
    "finding": {"en": "finding", "sr": "налаз"},
    "recommendation": {"en": "recommendation", "sr": "препорука"},
}
KINDS = tuple(_KINDS)

# Author before title before work, as in every other form. What is the law's stands before what is ours.
_SENTENCE = {
    "en": "{author}, {title}, in: {rest}",
    "sr": "{author}, {title}, у: {rest}",
}
_SENTENCE_OF = {
    "cell": {
        "en": "{author}, {title}; legal basis: {basis}; in: {rest}",
        "sr": "{author}, {title}; правни основ: {basis}; у: {rest}",
    },
    "article": {
        "en": "{label}; summarised in: {author}, {rest}",
        "sr": "{label} према сажетку у: {author}, {rest}",
    },
}
_REST = {
    "en": "{work}, edition {number} ({state}as of {day}), {address}",
    "sr": "{work}, изд. {number} ({state}стање на дан {day}), {address}",
}
_QUOTED = {"en": "“{}”", "sr": "„{}“"}
_DRAFT = {"en": "draft", "sr": "нацрт"}
_NOTE = {"en": "As of {day}", "sr": "Стање на дан {day}"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # BibTeX's macros.

# A brace counts for BibTeX even where it is escaped, so it is named instead.
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_IN_ADDRESS = {"\\": "%5C", "{": "%7B", "}": "%7D"}  # An address is given to BibTeX as it is, but for these.
_JSON = {"\\": "\\\\", '"': '\\"'}

# The gaps of a template; no form escapes anything in them.
LABEL, TITLE, BASIS = "[[label]]", "[[title]]", "[[basis]]"
PAGE, PATH, ANCHOR = "[[page]]", "[[path]]", "[[anchor]]"


@dataclass(frozen=True, kw_only=True)
class Work:
    """The edition in which a record stands, in one language."""

    title: str
    author: str
    number: str
    draft: bool
    as_of: date
    language: str  # "en" or "sr": of the words.
    tag: str  # That of the pages (BCP 47), which tells the scripts apart.

    @property
    def edition(self) -> str:
        """ "0.1", or "0.1 (draft)"."""
        return f"{self.number} ({_DRAFT[self.language]})" if self.draft else self.number

    @property
    def note(self) -> str:
        """As of when it says what it says."""
        return _NOTE[self.language].format(day=in_words(self.as_of, self.language))


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A record to cite: its kind, what it is called, where on which page it stands, and in which edition."""

    kind: str  # One of KINDS.
    label: str  # As the sentence has it.
    page: str  # The address of the page, with its slash at the end.
    path: str  # The same under the edition's root: "groups/refugees/".
    anchor: str
    work: Work
    full: str | None = None  # As a bibliography has it, where the label is longer: "Law on Health Care, Article 239".
    basis: str = ""  # Of a cell: the provision on which it rests above all, as lawyers cite it.

    @property
    def address(self) -> str:
        """The permanent address."""
        return f"{self.page}#{self.anchor}"

    @property
    def key(self) -> str:
        """An id for a bibliography, such as `groups-refugees-vaccination-en`: each edition can stand beside others."""
        return f"{self.path.replace('/', '-')}{self.anchor}-{self.work.tag.lower()}"

    @property
    def title(self) -> str:
        """The full label with the kind of record behind it."""
        return (self.full or self.label) + said_of_kind(self.kind, self.work.language)


def said_of_kind(kind: str, language: str) -> str:
    """What a title says of the kind of record: " (summary)" of an article."""
    word = _KINDS[kind][language]
    return f" ({word})" if word else ""


def sentence(citation: Citation) -> str:
    """The citation as it stands in a footnote.

    A label is quoted, for it is a title of ours; but that of an article is the law's, cited as lawyers do.
    """
    work, language = citation.work, citation.work.language
    return _SENTENCE_OF.get(citation.kind, _SENTENCE)[language].format(
        author=work.author,
        title=_QUOTED[language].format(citation.label) + said_of_kind(citation.kind, language),
        label=citation.label,
        basis=citation.basis.removesuffix("."),  # „члан 239. став 1;“: no full stop before another sign.
        rest=_rest(work, citation.address),
    )


def sentence_of_work(work: Work, address: str) -> str:
    """The citation of the whole, by the address of its home page."""
    return f"{work.author}, {_rest(work, address)}"


def _rest(work: Work, address: str) -> str:
    """What stands behind the title of a part: the work, its edition and state, its day, the address."""
    language = work.language
    return _REST[language].format(
        work=work.title,
        number=work.number,
        state=f"{_DRAFT[language]}, " if work.draft else "",
        day=in_words(work.as_of, language),
        address=address,
    )


def bibtex(citation: Citation) -> str:
    """A BibTeX entry: a part of a collected work, whose names keep their capitals."""
    work = citation.work
    fields = {
        "author": f"{{{_bibtex(work.author)}}}",
        "title": f"{{{_bibtex(citation.title)}}}",
        "booktitle": f"{{{_bibtex(work.title)}}}",
        "edition": _bibtex(work.edition),
        "year": str(work.as_of.year),
        "day": str(work.as_of.day),
        "language": work.tag,
        "url": _escaped(citation.address, _IN_ADDRESS),
        "note": _bibtex(work.note),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    lines.insert(5, f"  month = {_MONTHS[work.as_of.month - 1]}")
    return f"@incollection{{{citation.key},\n" + ",\n".join(lines) + "\n}\n"


def ris(citation: Citation) -> str:
    """An RIS record; a line break in a field would begin another field, so there is none."""
    work = citation.work
    fields = [
        ("TY", "CHAP"),
        ("ID", citation.key),
        ("AU", work.author),
        ("TI", citation.title),
        ("T2", work.title),
        ("ET", work.edition),
        ("PY", str(work.as_of.year)),
        ("DA", f"{work.as_of:%Y/%m/%d}"),
        ("LA", work.tag),
        ("UR", citation.address),
        ("N1", work.note),
        ("ER", ""),
    ]
    return "".join(f"{name}  - {_on_one_line(value)}\n" for name, value in fields)


def csl(citation: Citation) -> dict[str, Any]:
    """An item of CSL-JSON."""
    work = citation.work
    return {
        "id": citation.key,
        "type": "chapter",
        "title": _on_one_line(citation.title),
        "container-title": _on_one_line(work.title),
        "author": [{"literal": _on_one_line(work.author)}],
        "edition": work.edition,
        "issued": {"date-parts": [[work.as_of.year, work.as_of.month, work.as_of.day]]},
        "language": work.tag,
        "URL": citation.address,
        "note": _on_one_line(work.note),
    }


def template(kind: str, work: Work) -> dict[str, Any]:
    """The sentence and the three forms for any record of a kind, to be filled in by a script.

    LABEL, TITLE and the others stand for what is to be filled in; `escapes` says how a form writes a sign of the title.
    """
    any_record = Citation(
        kind=kind, label=LABEL, full=TITLE, basis=BASIS, page=PAGE, path=PATH, anchor=ANCHOR, work=work
    )
    return {
        "sentence": sentence(any_record),
        "forms": [
            {"name": "BibTeX", "text": bibtex(any_record), "escapes": _BIBTEX},
            {"name": "RIS", "text": ris(any_record), "escapes": {}},
            {"name": "CSL-JSON", "text": csl_file([csl(any_record)]), "escapes": _JSON},
        ],
    }


def csl_file(items: list[dict[str, Any]]) -> str:
    """Items of CSL-JSON as a file."""
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _bibtex(text: str) -> str:
    return _escaped(_on_one_line(text), _BIBTEX)


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(sign, sign) for sign in text)


def _on_one_line(text: str) -> str:
    """The text with one plain space for every run of spaces of any kind; programs know no no-break space."""
    return " ".join(text.split())
