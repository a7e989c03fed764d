"""The records: what each may and must hold. These classes are the only schema.

A field without a default is required; a field that is not here is refused. Ids come from file names and keys, so no
record holds its own. What must hold between records is in `rules/`, what a single field may hold in `fields.py`.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from assessment.fields import (
    AccessLevelId,
    Address,
    ArticleNumber,
    CareLevelId,
    ConflictIds,
    DistanceId,
    English,
    EvidenceLevelId,
    Fingerprint,
    GazetteNumber,
    GroupIds,
    InstitutionIds,
    LawKindId,
    LegalBasis,
    Link,
    PartNumber,
    PatientShareId,
    PayerIds,
    PracticeRatingId,
    ProvisionIds,
    RoleId,
    SchemeId,
    Serbian,
    ServiceId,
    ServiceIds,
    SourceId,
    SourceIds,
    TopicIds,
)

LANGUAGES = ("en", "sr")


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


class LawKind(Word):
    """A kind of legal instrument."""

    domestic: bool  # Whether it is Serbian law; what isn't is a measure to hold Serbian law against.


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
    """One number of an official gazette that carries the law or changes it."""

    number: GazetteNumber
    published_on: date | None = None
    note: Text | None = None
    gazette: Text | None = None  # Where it isn't the Official Gazette of the Republic of Serbia.


class Part(Record):
    """A paragraph, point or sub-point of an article."""

    summary: Text


class Article(Record):
    """An article of a law, how it was checked, and its parts by number (`1.2` is paragraph 1, point 2)."""

    summary: Text
    evidence: EvidenceLevelId
    source: SourceId | None = None  # The document it is known from, where the text itself was not read.
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
    official_gazette: tuple[GazetteEntry, ...] = ()  # Oldest first.
    published_in: Text | None = None  # Where it was published, if not in a gazette.
    status: Text | None = None  # Its force, where that needs saying.
    official_url: Address
    text_as_of: date | None = None  # As of when the text that was read was complete; none was read without it.
    last_article: int | None = None
    article_count: int | None = None  # How many articles the text has that was read, the inserted ones included.
    numbering: Literal["article", "point", "paragraph", "objective", "target", "section"] = (
        "article"  # What it is divided into.
    )
    topics: TopicIds
    in_charge: InstitutionIds = ()
    made_under: ProvisionIds = ()  # What a by-law rests on.
    sources: SourceIds = ()  # The documents it is known from, where its text was not read.
    articles: dict[ArticleNumber, Article]


class OnlyHere(Record):
    """What holds for a scheme and those that share its limit, but not for others that follow it."""

    papers: Text | None = None
    note: Text | None = None
    share: Text | None = None  # Which part costs the patient what; not told to a group that pays nothing.
    legal_basis: ProvisionIds = ()


class ServiceAnswer(Record):
    """What one scheme gives of one service; payers and the like are the scheme's unless said here."""

    access: AccessLevelId
    legal_basis: LegalBasis
    payers: PayerIds | None = None
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
    excepted: ServiceIds = ()


class Scheme(Record):
    """A coverage scheme. One that `follows` another gives the same services, with its own payer, share and papers."""

    folder: ClassVar[str] = "schemes"
    label: Text
    definition: Text
    legal_basis: LegalBasis
    payers: PayerIds
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
    services: ServiceIds | None = None
    payers: PayerIds | None = None
    patient_share: PatientShareId | None = None
    papers: Text | None = None


class Addition(Record):
    """What the law says of one group and one service on top of its schemes; what is said here stands."""

    legal_basis: LegalBasis
    access: AccessLevelId | None = None
    payers: PayerIds | None = None
    patient_share: PatientShareId | None = None
    conditions: Text | None = None
    papers: Text | None = None
    note: Text | None = None


class Reported(Record):
    """What a source reports to happen."""

    text: Text
    sources: Annotated[SourceIds, Field(min_length=1)]
    period: English  # What time the source speaks of, such as "2023" or "2020-2022".
    evidence: EvidenceLevelId


class PracticeStatement(Reported):
    """What a source reports to happen with some services. Never part of the law's answer."""

    services: ServiceIds
    rating: PracticeRatingId


class Statement(Record):
    """A sentence of our own on the law, with the provisions behind it."""

    text: Text
    legal_basis: LegalBasis


class Covered(Record):
    """Persons whom the law treats alike, and the schemes that cover them."""

    label: Text
    definition: Text
    defined_by: LegalBasis
    covers: Annotated[tuple[Cover, ...], Field(min_length=1)]
    entitlements: dict[ServiceId, Addition] = Field(default_factory=dict)


class Group(Covered):
    """A group of foreigners."""

    folder: ClassVar[str] = "groups"
    proof: Statement  # The paper by which a person shows that he or she belongs to the group.
    family: Statement  # What the law says of family members and children where it treats them apart.
    order: int  # Place in tables and menus.
    also_called: Aliases = Aliases()
    practice: tuple[PracticeStatement, ...] = ()


class Comparator(Covered):
    """Persons who are no group of foreigners, beside whose row the others are read: citizens."""

    folder: ClassVar[str] = "comparators"


class Conflict(Record):
    """Provisions that can't all be followed, or that leave a doubt. Without `services` it touches all of them."""

    folder: ClassVar[str] = "conflicts"
    label: Text
    provisions: Annotated[ProvisionIds, Field(min_length=2)]
    explanation: Text
    effect: Text  # On a real person.
    groups: GroupIds
    services: ServiceIds | None = None
    practice: Reported | None = None  # How it is resolved in practice, if a source says so.
    confirmed_by_lawyer: bool  # False until a lawyer outside the team has confirmed the reading.


class Benchmark(Record):
    """What international or European law asks for, beside what Serbian law gives."""

    folder: ClassVar[str] = "benchmarks"
    label: Text
    groups: GroupIds
    services: ServiceIds | None = None
    asks: Text
    norms: LegalBasis  # The provisions that ask for it.
    gives: Text
    legal_basis: LegalBasis  # The provisions of Serbian law that give it, or would have to.
    distance: DistanceId
    explanation: Text  # The distance in words.


class Term(Record):
    """One legal concept with its right name; other names for it are banned, or known to the search alone."""

    folder: ClassVar[str] = "terms"
    label: Text
    definition: Text
    legal_basis: ProvisionIds = ()
    banned: Aliases = Aliases()  # A star stands for any ending: азилант*.
    also_called: Aliases = Aliases()


class Recommendation(Record):
    """A change of a law or a procedure that answers one or more conflicts."""

    folder: ClassVar[str] = "recommendations"
    label: Text
    change: Text  # What to write or do, so that a drafter can start.
    reason: Text
    provisions: LegalBasis  # What would be changed.
    conflicts: Annotated[ConflictIds, Field(min_length=1)]
    addressees: Annotated[InstitutionIds, Field(min_length=1)]  # Institutions.
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
    url: Link
    accessed_on: date | None = None  # When it was opened; nobody on the team has without it.
