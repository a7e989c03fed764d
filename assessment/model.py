"""The records: what each may and must hold. These classes are the only schema.

A field without a default is required; a field that is not here is refused. Ids come from file names and keys, so no
record holds its own. What must hold between records is in `rules.py`.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

LANGUAGES = ("en", "sr")

_TAG = re.compile(r"<\s*[a-zA-Z/!]|&[a-zA-Z#]\w*;")
_MARKDOWN = re.compile(r"\]\(|[{}`|]|\*\*|^#")
_DANGEROUS = re.compile(r"\b(javascript|vbscript)\s*:\s*\S|\bdata:\w*[/;,]", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[A-Za-zÀ-žŠšĐđŽžČčĆć]+")
_ACRONYM = re.compile(r"[A-Z]{1,6}")
_WORD = re.compile(r"\w+")
_CYRILLIC = re.compile(r"[\u0400-\u04FF]")
_LINK = re.compile(r"https?://\S+")


def _plain(text: str) -> str:
    if not text.strip():
        raise ValueError("the text is empty | write it, or delete the field if it may be left out")
    if text != text.strip() or "\n" in text:
        raise ValueError("the text has a line break or a space at its edge | write it on one line")
    if found := _TAG.search(text):
        raise ValueError(f"HTML in a text, at '{text[found.start() : found.start() + 20]}' | write plain words")
    if found := _MARKDOWN.search(text):
        shown = text[found.start() : found.start() + 20]
        raise ValueError(f"page markup in a text, at '{shown}' | write plain words; pages make links")
    if _DANGEROUS.search(text):
        raise ValueError("a link that runs code ('javascript:', 'data:') | remove it")
    return text


def _english(text: str) -> str:
    if found := _CYRILLIC.search(text):
        raise ValueError(
            f"Cyrillic in the English text, at '{text[found.start() : found.start() + 20]}' | write it in English"
        )
    return _plain(text)


def _serbian(text: str) -> str:
    without_links = _LINK.sub("", text)
    for word in _WORD.findall(without_links):
        latin = _LATIN_WORD.search(word)
        if not latin:
            continue
        if _CYRILLIC.search(word):
            raise ValueError(f"a Latin letter inside the Cyrillic word '{word}' | type the word again in Cyrillic")
        if not _ACRONYM.fullmatch(latin.group()):
            cure = "write Serbian in Cyrillic; only acronyms such as HIV stay Latin"
            raise ValueError(f"Latin script in the Serbian text, at '{word}' | {cure}")
    return _plain(text)


def _address(text: str) -> str:
    if not re.fullmatch(r"https://[^\s<>\"']+", text):
        raise ValueError(f"'{text[:60]}' is not an address that a page may link | write one that begins with https://")
    return text


English = Annotated[str, AfterValidator(_english)]
Serbian = Annotated[str, AfterValidator(_serbian)]
Address = Annotated[str, AfterValidator(_address)]
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID)]
PartNumber = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*[a-z]?(\.[1-9][0-9]*[a-z]?){0,2}$")]
ArticleNumber = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*[a-z]*$")]
GazetteNumber = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*/(19|20)[0-9]{2}$")]
_PROVISION = r"^[a-z0-9-]+/art-[0-9]+[a-z]*(\.[0-9]+[a-z]*){0,3}$"
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


@dataclass(frozen=True)
class Reference:
    """Marks a field whose value is the id of another record; `references.py` finds these, `rules.py` checks them."""

    kind: str  # The name of the collection in Dataset, such as "payers".


AccessLevelId = Annotated[Id, Reference("access_levels")]
CareLevelId = Annotated[Id, Reference("care_levels")]
ConflictId = Annotated[Id, Reference("conflicts")]
EvidenceLevelId = Annotated[Id, Reference("evidence_levels")]
GroupId = Annotated[Id, Reference("groups")]
InstitutionId = Annotated[Id, Reference("institutions")]
LawKindId = Annotated[Id, Reference("law_kinds")]
PatientShareId = Annotated[Id, Reference("patient_shares")]
PayerId = Annotated[Id, Reference("payers")]
PracticeRatingId = Annotated[Id, Reference("practice_ratings")]
ProvisionId = Annotated[str, StringConstraints(pattern=_PROVISION), Reference("provisions")]
RoleId = Annotated[Id, Reference("institution_roles")]
SchemeId = Annotated[Id, Reference("schemes")]
ServiceId = Annotated[Id, Reference("services")]
SourceId = Annotated[Id, Reference("sources")]
LegalBasis = Annotated[tuple[ProvisionId, ...], Field(min_length=1)]


class Record(BaseModel):
    """What all records share: unknown fields are refused, nothing is converted, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    folder: ClassVar[str] = ""  # Where its files stand under data/, for records that have one each.


class Text(Record):
    """One text in both languages, Serbian in Cyrillic."""

    en: English
    sr: Serbian


class Word(Record):
    """One word of a vocabulary, such as a payer or an evidence level."""

    label: Text
    definition: Text


class AccessLevel(Word):
    """How far the law opens a service. `rank` orders levels from nothing (0) upward; without it there is no order."""

    rank: int | None = None
    requires: tuple[Literal["conditions", "note"], ...] = ()  # What an answer at this level must say as well.


class Aliases(Record):
    """Other words that people type for the same thing; for search only, never shown as our term."""

    en: tuple[English, ...] = ()
    sr: tuple[Serbian, ...] = ()


class Service(Word):
    """A health service, as a patient would ask for it."""

    care_level: CareLevelId
    also_called: Aliases = Aliases()


class Edition(Record):
    """What this edition is. The addresses can be set from outside when it is published elsewhere."""

    number: str
    as_of: date  # Nothing in the edition claims to know anything later.
    review_months: int  # A check older than this is overdue.
    title: Text
    subtitle: Text
    content_licence: Literal["CC-BY-4.0"]
    code_licence: Literal["Apache-2.0"]


class GazetteEntry(Record):
    """One number of the Official Gazette of the Republic of Serbia that carries the law or changes it."""

    number: GazetteNumber
    note: Text | None = None


class Part(Record):
    """A paragraph, point or sub-point of an article."""

    summary: Text


class Article(Record):
    """An article of a law, how it was checked, and its parts by number (`1.2` is paragraph 1, point 2)."""

    summary: Text
    evidence: EvidenceLevelId
    checked_on: date | None = None  # When a reader last compared the record with the article.
    paragraphs: int | None = None  # How many the article has.
    text_sha256: Fingerprint | None = None  # Of the article's text that was read, as UTF-8.
    parts: dict[PartNumber, Part] = Field(default_factory=dict)


class Law(Record):
    """A legal act with the articles that answers rest on."""

    folder: ClassVar[str] = "laws"
    kind: LawKindId
    title: Text
    abbreviation: Text
    purpose: Text
    official_gazette: Annotated[tuple[GazetteEntry, ...], Field(min_length=1)]
    official_url: Address
    text_as_of: date
    last_article: int
    articles: dict[ArticleNumber, Article]


class OnlyHere(Record):
    """What holds for a scheme and those that share its limit, but not for others that follow it."""

    papers: Text | None = None
    note: Text | None = None
    legal_basis: tuple[ProvisionId, ...] = ()


class ServiceAnswer(Record):
    """What one scheme gives of one service; payers and the like are the scheme's unless said here."""

    access: AccessLevelId
    legal_basis: LegalBasis
    payers: Annotated[tuple[PayerId, ...], Field(min_length=1)] | None = None
    patient_share: PatientShareId | None = None
    conditions: Text | None = None
    papers: Text | None = None
    note: Text | None = None
    only_here: OnlyHere = OnlyHere()


class Limit(Record):
    """What a scheme as a whole makes its services depend on, save for those excepted."""

    access: AccessLevelId  # The most it gives while the limit lasts.
    conditions: Text
    legal_basis: LegalBasis
    excepted: tuple[ServiceId, ...] = ()


class Scheme(Record):
    """A coverage scheme. One that `follows` another gives the same services, with its own payer, share and papers."""

    folder: ClassVar[str] = "schemes"
    label: Text
    definition: Text
    legal_basis: LegalBasis
    payers: Annotated[tuple[PayerId, ...], Field(min_length=1)]
    patient_share: PatientShareId | None = None  # One that follows another may leave the share to it.
    papers: Text | None = None
    follows: SchemeId | None = None
    limit: Limit | None = None
    shares_limit: bool = False  # Whether the limit of the scheme it follows binds it too.
    services: dict[ServiceId, ServiceAnswer] = Field(default_factory=dict)


class Cover(Record):
    """How a group falls under a scheme. Without `when` it covers everyone in the group, always."""

    scheme: SchemeId
    legal_basis: LegalBasis  # What brings the group under it.
    when: Text | None = None
    # Only these, where the scheme reaches the group for some alone.
    services: Annotated[tuple[ServiceId, ...], Field(min_length=1)] | None = None
    payers: Annotated[tuple[PayerId, ...], Field(min_length=1)] | None = None
    patient_share: PatientShareId | None = None
    papers: Text | None = None


class Addition(Record):
    """What the law says of one group and one service on top of its schemes; what is said here stands."""

    legal_basis: LegalBasis
    access: AccessLevelId | None = None
    payers: Annotated[tuple[PayerId, ...], Field(min_length=1)] | None = None
    patient_share: PatientShareId | None = None
    conditions: Text | None = None
    papers: Text | None = None
    note: Text | None = None


class PracticeStatement(Record):
    """What a source reports to happen. Never part of the law's answer."""

    services: Annotated[tuple[ServiceId, ...], Field(min_length=1)]
    rating: PracticeRatingId
    text: Text
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    period: English  # What time the source speaks of, such as "2023" or "2020-2022".
    evidence: EvidenceLevelId


class Proof(Record):
    """The paper by which a person shows that he or she belongs to the group."""

    text: Text
    legal_basis: LegalBasis


class Group(Record):
    """Persons whom the law treats alike."""

    folder: ClassVar[str] = "groups"
    label: Text
    definition: Text
    defined_by: LegalBasis
    proof: Proof
    order: int  # Place in tables and menus.
    covers: Annotated[tuple[Cover, ...], Field(min_length=1)]
    also_called: Aliases = Aliases()
    entitlements: dict[ServiceId, Addition] = Field(default_factory=dict)
    practice: tuple[PracticeStatement, ...] = ()


class Conflict(Record):
    """Provisions that can't all be followed, or that leave a doubt. Without `services` it touches all of them."""

    folder: ClassVar[str] = "conflicts"
    label: Text
    provisions: Annotated[tuple[ProvisionId, ...], Field(min_length=2)]
    explanation: Text
    effect: Text  # On a real person.
    groups: Annotated[tuple[GroupId, ...], Field(min_length=1)]
    services: Annotated[tuple[ServiceId, ...], Field(min_length=1)] | None = None
    confirmed_by_lawyer: bool  # False until a lawyer outside the team has confirmed the reading.


class Recommendation(Record):
    """A change of a law or a procedure that answers one or more conflicts."""

    folder: ClassVar[str] = "recommendations"
    label: Text
    change: Text  # What to write or do, so that a drafter can start.
    reason: Text
    provisions: LegalBasis  # What would be changed.
    conflicts: Annotated[tuple[ConflictId, ...], Field(min_length=1)]
    addressees: Annotated[tuple[InstitutionId, ...], Field(min_length=1)]  # Institutions.
    progress: Text  # How one sees that it has happened.


class Mandate(Record):
    """One thing an institution does under the law."""

    role: RoleId
    task: Text
    legal_basis: LegalBasis


class Institution(Record):
    """A body that decides, pays, delivers, supervises or refers."""

    folder: ClassVar[str] = "institutions"
    label: Text
    definition: Text
    mandates: Annotated[tuple[Mandate, ...], Field(min_length=1)]
    website: Address | None = None
    also_called: Aliases = Aliases()


class Source(Record):
    """A document that a statement on practice rests on."""

    folder: ClassVar[str] = "sources"
    author: English
    title: English
    year: int
    url: Address
    accessed_on: date
