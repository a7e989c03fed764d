"""The finder: every answer as data for docs/assets/javascripts/finder.js."""

import json
from collections.abc import Iterable

from markupsafe import Markup

from assessment.entitlements import CoverAnswer, Entitlement
from assessment.model import Aliases, Sign, Text
from assessment.terms import BannedWords
from macros.words import Words

# What the script says in words of its own.
_SAID = {
    "access", "who_pays", "patient_share", "conditions", "papers", "note", "legal_basis", "proof", "practice",
    "conflict", "conflict_short", "applies_always", "the_answer", "pathway", "other_groups", "finder_grounds",
    "finder_signs", "finder_change_group", "finder_change_service", "finder_again", "finder_print",
}  # fmt: skip


def also_called(words: Words, aliases: Aliases) -> str:
    """The other names that people use, without those that the register of terms bans: readers search by them, but
    no page repeats them."""
    banned = BannedWords(words.data.terms, words.language)
    return ", ".join(name for name in words.own(aliases) if not any(banned.found_in(name)))


def finder_json(words: Words) -> Markup:
    """Every answer in the page's language, for a <script type="application/json">.

    Texts, provisions, conflicts and grounds that answers share stand once, in lists; a number elsewhere is a place in
    its list, and whatever is said in words is a place among the texts. `groups` holds [name, proof, its provisions,
    signs, each [label, provisions]]; `grounds` [scheme, when or null, access, payers, share, conditions, papers, notes,
    provisions]; `cells`, by group and in the order of the services, [access, payers, share, conditions, papers, notes,
    provisions that no ground has, grounds, rating, conflicts, its check, the provisions that stand beside the answer].
    """
    data, tables = words.data, _Tables(words)
    found = {
        "root": words.link(""),
        "words": {name: words.label(name) for name in sorted(_SAID)},
        "access": _meanings(words, "access_levels"),
        "ratings": _meanings(words, "practice_ratings"),
        "groups": {
            id: [
                words.say(group.label),
                tables.text(group.proof.text),
                tables.cited(group.proof.legal_basis),
                [tables.sign(data.signs[sign]) for sign in words.assessment.signs_of(id)],
            ]
            for id, group in data.groups.items()
        },
        "services": {id: words.say(service.label) for id, service in data.services.items()},
        "cells": {group: [tables.cell(cell) for cell in words.assessment.row(group)] for group in data.groups},
        "grounds": list(tables.grounds),
        "texts": list(tables.texts),
        "conflicts": [[id, words.name("conflicts", id)] for id in tables.conflicts],
        "provisions": list(tables.provisions),
        "laws": {
            id: [words.say(data.laws[id].abbreviation), words.say(data.laws[id].title)]
            for id in dict.fromkeys(law for law, *_ in tables.provisions)
        },
    }
    # In a page, `</script>` inside a string would end the script.
    return Markup(json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def _meanings(words: Words, collection: str) -> dict[str, list[str]]:
    """The words of a vocabulary by id, each with what it means."""
    return {
        id: [words.say(word.label), words.say(word.definition)] for id, word in getattr(words.data, collection).items()
    }


class _Tables:
    """What answers share, each thing once, by its place."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.texts: dict[str, int] = {}
        self.conflicts: dict[str, int] = {}
        self.provisions: dict[tuple, int] = {}
        self.grounds: dict[tuple, int] = {}

    def text(self, text: Text) -> int:
        return self._sentence(self.words.say(text))

    def cited(self, ids: Iterable[str]) -> tuple[int, ...]:
        """Places of provisions: each its law, its place on the law's page, its number, and what to know of it."""
        return tuple(self._provision(id) for id in ids)

    def sign(self, sign: Sign) -> tuple:
        """What points to a group: its label, and the provisions behind it."""
        return self.text(sign.label), self.cited(sign.legal_basis)

    def cell(self, cell: Entitlement) -> tuple:
        """A cell as `finder_json` describes it."""
        on_grounds = {id for answer in cell.answers for id in answer.legal_basis}
        return (
            *self._answer(cell),
            self.cited(id for id in cell.legal_basis if id not in on_grounds),
            tuple(_place(self.grounds, self._ground(answer)) for answer in cell.answers),
            self.words.assessment.rating(cell),
            tuple(_place(self.conflicts, id) for id in cell.conflicts),
            self._sentence(self._checked(cell)),
            self.cited(cell.gist),
        )

    def _ground(self, answer: CoverAnswer) -> tuple:
        return (
            self._sentence(self.words.name("schemes", answer.scheme)),
            self.text(answer.when) if answer.when else None,
            *self._answer(answer),
            self.cited(answer.legal_basis),
        )

    def _answer(self, answer: Entitlement | CoverAnswer) -> tuple:
        """What a cell and each of its grounds say alike."""
        words = self.words
        return (
            answer.access,
            self._sentence(words.names("payers", answer.payers)),
            self._sentence(words.name("patient_shares", answer.patient_share)),
            *(tuple(map(self.text, texts)) for texts in (answer.conditions, answer.papers, answer.notes)),
        )

    def _provision(self, id: str) -> int:
        words, provision = self.words, self.words.data.provisions[id]
        number = words.cite(id).partition(", ")[2]
        evidence = provision.evidence
        doubt = "" if evidence == "text-read" else words.name("evidence_levels", evidence).lower()
        return _place(self.provisions, (provision.law, provision.anchor, number, doubt))

    def _checked(self, cell: Entitlement) -> str:
        words = self.words
        if not cell.checked_on:
            return words.label("not_checked_sentence")
        said = words.label("checked_on_sentence", day=words.day(cell.checked_on), due=words.day(cell.review_due))
        return f"{said} {words.label('overdue')}" if cell.review_due < words.data.edition.as_of else said

    def _sentence(self, sentence: str) -> int:
        return _place(self.texts, sentence)


def _place(table: dict, entry: object) -> int:
    """The place of an entry in a table, at its end if it is new."""
    return table.setdefault(entry, len(table))
