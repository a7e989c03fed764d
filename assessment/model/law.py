"""Records of the law: instruments with their articles, conflicts between them, benchmarks, terms."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from assessment.fields import (
    Address,
    ArticleNumber,
    DistanceId,
    EvidenceLevelId,
    Fingerprint,
    GazetteNumber,
    GroupIds,
    InstitutionIds,
    LawKindId,
    LegalBasis,
    PartNumber,
    ProvisionIds,
    ServiceIds,
    SourceId,
    SourceIds,
    TopicIds,
)
from assessment.model.base import Aliases, Record, Reported, Text


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
    also_called: Aliases = Aliases()
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


class Conflict(Record):
    """Provisions that can't all be followed, or that leave a doubt. Without `services` it touches all of them."""

    folder: ClassVar[str] = "conflicts"
    label: Text
    also_called: Aliases = Aliases()
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
