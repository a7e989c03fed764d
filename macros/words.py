"""How a page says things in its language: what templates call for text, names, links and citations."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from assessment.answers import Assessment
from assessment.dates import in_words, period_in_words
from assessment.model import Aliases, Record, Text
from assessment.provisions import article_name, citation, part_number
from macros.addresses import Page, relative
from macros.labels import labels
from publishing.editions import edition

# Where the records of each kind stand under an edition's root.
PLACES = {
    "groups": "groups/{id}/",
    "services": "services/{id}/",
    "laws": "legal-framework/{id}/",
    "pathways": "pathways/{id}/",
    "crosswalks": "crosswalks/{id}/",
    "conflicts": "conflicts/#{id}",
    "practice": "practice/#{id}",
    "findings": "findings/#{id}",
    "recommendations": "recommendations/#{id}",
    "statistics": "figures/#{id}",
    "institutions": "institutions/#{id}",
    "centres": "institutions/centres/#{id}",
    "schemes": "schemes/#{id}",
    "benchmarks": "benchmarks/#{id}",
    "terms": "glossary/#{id}",
    "tasks": "tasks/#{id}",
}


class Words:
    """How a page says things: what templates call for text, names, links and citations."""

    def __init__(self, page: Page, assessment: Assessment) -> None:
        self.page, self.language = page, page.language
        self.assessment, self.data = assessment, assessment.dataset

    def say(self, text: Text) -> str:
        """A text in the page's language, with numbers tied to the words before them."""
        return tied(getattr(text, self.language), self.language)

    @property
    def other_language(self) -> str:
        """The language that the page is not in."""
        return "sr" if self.language == "en" else "en"

    def say_other(self, text: Text) -> str:
        """A text in the language that the page is not in."""
        return getattr(text, self.other_language)

    def own(self, aliases: Aliases) -> tuple[str, ...]:
        """Other words for a thing in the page's language."""
        return getattr(aliases, self.language)

    def by_label(self, collection: str) -> list[tuple[str, Record]]:
        """The records of a collection with their ids, in the alphabet's order of the page's language."""
        order = _azbuka if self.language == "sr" else str.casefold
        return sorted(getattr(self.data, collection).items(), key=lambda item: order(self.say(item[1].label)))

    def label(self, name: str, **numbers: object) -> str:
        """A word of the page; `{count}` and the like in it are filled in."""
        return tied(self.raw_label(name), self.language).format(**numbers)

    def raw_label(self, name: str) -> str:
        """A word of the page with its `{count}` and the like still in it, for a script to fill in."""
        return labels()[name][self.language]

    def name(self, collection: str, id: str) -> str:
        """The label of a record or word, such as ("payers", "state-budget")."""
        return self.say(getattr(self.data, collection)[id].label)

    def short(self, collection: str, id: str) -> str:
        """The short label of a record that has one, else its label."""
        record = getattr(self.data, collection)[id]
        return self.say(record.short or record.label)

    def names(self, collection: str, ids: Iterable[str]) -> str:
        """Several labels, joined by commas."""
        return ", ".join(self.name(collection, id) for id in ids)

    def link(self, target: str) -> str:
        """The relative address of `target` (under the edition's root, such as `groups/refugees/#vaccination`)."""
        path, hash, anchor = target.partition("#")
        return relative(self.page.address, self.edition_root + path) + hash + anchor

    def record_link(self, collection: str, id: str) -> str:
        """The relative address of a record: a page of its own, or its place on the page of its kind."""
        return self.link(PLACES[collection].format(id=id))

    def name_of(self, collection: str, id: str) -> str:
        """What a link to a record says: its label, its title, or whose pathway it is."""
        if collection == "pathways":
            return self.label("pathway_of", group=self.name("groups", id))
        if collection == "laws":
            return self.say(self.data.laws[id].title)
        return self.name(collection, id)

    def page_link(self, page: str) -> str:
        """The relative address of a page, or of a PDF of the page's edition, as records name it."""
        if page.startswith("pdf/"):
            return self.asset(f"{page}-{self.language}.pdf")
        return self.link(page)

    def period(self, period: str) -> str:
        """The time that a source speaks of."""
        return period_in_words(period, self.language)

    def asset(self, target: str) -> str:
        """The relative address of a file that all editions share, such as `pdf/baseline-en.pdf`."""
        return relative(self.page.address, target)

    def provision_link(self, id: str) -> str:
        """The relative address of a provision on its law's page."""
        provision = self.data.provisions[id]
        return self.link(f"legal-framework/{provision.law}/#{provision.anchor}")

    def cite(self, id: str) -> str:
        """A provision's short citation, such as "LHC, Art. 239(1)(2)"."""
        provision = self.data.provisions[id]
        return citation(provision, self.say(self.data.laws[provision.law].abbreviation), self.language)

    def law_of(self, id: str) -> str:
        """The full title of the law that a provision belongs to."""
        return self.say(self.data.laws[self.data.provisions[id].law].title)

    def unit(self, law: str, number: str) -> str:
        """A law's unit as a heading: "Article 46v", „Члан 46в.“, "Objective 15"."""
        name = article_name(number, self.language)
        return self.label(f"unit_{self.data.laws[law].numbering}", number=name).replace(" ", "\u00a0")

    def number_of(self, number: str) -> str:
        """An article's number alone, as the language writes it."""
        return article_name(number, self.language)

    def part(self, provision: str) -> str:
        """A part of an article: "para. 1, point 2" or „став 1. тачка 2)“; of other units the number alone."""
        cited = self.data.provisions[provision]
        if cited.numbering != "article":
            return part_number(cited)
        kinds = ("paragraph", "point", "subpoint")
        parts = [self.label(kind, number=part) for kind, part in zip(kinds, cited.parts, strict=False)]
        return (", " if self.language == "en" else " ").join(parts).replace(" ", "\u00a0")

    def once(self, *lists: Iterable[str]) -> list[str]:
        """What stands in any of the lists, once, in their order."""
        return list(dict.fromkeys(item for items in lists for item in items))

    def sorted_out(self, ids: Iterable[str]) -> list[tuple[str, list[str]]]:
        """Ids of two parts by the first: cells by their group, provisions by their law."""
        found: dict[str, list[str]] = {}
        for id in ids:
            first, second = id.split("/")
            found.setdefault(first, []).append(second)
        return list(found.items())

    def laws_by(self, what: str) -> list[tuple[str, list[str]]]:
        """The laws by kind, by topic or by institution in charge: each word or institution with its laws' ids."""
        field, collection = {
            "kind": ("kind", "law_kinds"),
            "topic": ("topics", "topics"),
            "institution": ("in_charge", "institutions"),
        }[what]
        found = {}
        for word in getattr(self.data, collection):
            laws = [id for id, law in self.data.laws.items() if word in _as_list(getattr(law, field))]
            if laws:
                found[word] = laws
        return list(found.items())

    @property
    def edition_root(self) -> str:
        """Where the page's edition stands under the site's root."""
        return edition(self.language).root

    def day(self, day: date) -> str:
        """A date in words."""
        return in_words(day, self.language)

    def number(self, count: int) -> str:
        """A count with the language's separator of thousands."""
        return f"{count:,}".replace(",", "." if self.language == "sr" else ",")

    def figure(self, value: int | Decimal) -> str:
        """A number of a table as the language writes it: 25,051 or 25.051; 82.1 or 82,1."""
        text = f"{value:,}"
        return text.replace("-", "−") if self.language == "en" else text.translate(_SERBIAN_SIGNS)

    def report_error(self, repository: str, about: str, address: str) -> str:
        """The address of a prefilled form that reports an error in a page or a cell."""
        query = {"template": "wrong-answer.yml", "title": about, "address": address}
        return f"{repository}/issues/new?{urlencode(query)}"


_SERBIAN_SIGNS = str.maketrans({",": ".", ".": ",", "-": "−"})
_AZBUKA = {letter: place for place, letter in enumerate("абвгдђежзијклљмнњопрстћуфхцчџш")}


def _azbuka(text: str) -> list[int]:
    """Sorts as a Serbian dictionary does; code points would put ђ, ј, љ and њ last."""
    return [_AZBUKA.get(letter, -1) for letter in text.lower()]


def _as_list(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def tied(text: str, language: str) -> str:
    """The text with no-break spaces between "Article", "члан" and the like and their numbers."""
    return _TIED[language].sub("\\1\u00a0", text)


_TIED = {
    "en": re.compile(r"\b(Articles?|Arts?\.|paragraphs?|points?) (?=\d)"),
    "sr": re.compile(r"\b([Чч]лан(?:а|у|ом)?|став(?:а|у|ом)?|тач(?:ка|ке|ки|ком|\.)|чл\.|ст\.) (?=\d)"),
}
