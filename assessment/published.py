"""The published schema of the open data, field by field. Other people's programs read these files.

A field is added at the end, and none is ever renamed or removed in `v1`.
"""

from datetime import date

from pydantic import BaseModel, Field


class PublishedText(BaseModel):
    """A text in English and in Serbian (Cyrillic)."""

    en: str
    sr: str


class PublishedPractice(BaseModel):
    """What is reported to happen."""

    rating: str = Field(description="How reported practice stands to the law; not-assessed where no report was read")
    text: PublishedText | None
    sources: list[str] = Field(description="Addresses of the documents that say so")


class PublishedEntitlement(BaseModel):
    """One answer: what the law grants one group for one service."""

    id: str = Field(description="GROUP/SERVICE; permanent")
    group: str
    service: str
    access: str = Field(description="full, conditional, emergency-only, none or unclear")
    payer: list[str] = Field(description="state-budget, insurance-fund, patient, employer, donor, unclear")
    patient_share: str = Field(description="What the patient pays of the price")
    conditions: PublishedText | None
    papers: PublishedText | None
    legal_basis: list[str] = Field(min_length=1, description="Ids of provisions")
    schemes: list[str] = Field(min_length=1, description="Coverage schemes that answer, the main one first")
    practice: PublishedPractice
    conflicts: list[str]
    findings: list[str]
    checked_on: date | None = Field(description="Oldest check of a provision it rests on; null if one is unchecked")
    review_due: date | None
    url: str = Field(description="Permanent address")
    note: PublishedText | None


class PublishedProvision(BaseModel):
    """One provision: an article of a law, or a part of one, in our words."""

    id: str = Field(description="LAW/art-ARTICLE.PARAGRAPH.POINT; permanent")
    law: str
    article: str
    paragraph: str | None
    point: str | None = Field(description="A sub-point follows after a dot")
    summary: PublishedText
    evidence: str
    checked_on: date | None
    text_sha256: str | None = Field(description="SHA-256 of the article's text that was read, as UTF-8")
    url: str = Field(description="Permanent address")


class PublishedLaw(BaseModel):
    """One legal act: a law, a by-law, a treaty, an act of the European Union or guidance."""

    id: str
    kind: str
    title: PublishedText
    abbreviation: PublishedText
    purpose: PublishedText
    status: PublishedText | None
    official_gazette: list[str] = Field(description="Numbers of the official gazette, oldest first")
    published_in: PublishedText | None
    official_url: str
    text_as_of: date | None = Field(description="As of when the text that was read was complete; null if none was read")
    topics: list[str]
    in_charge: list[str] = Field(description="Ids of institutions")
    made_under: list[str] = Field(description="Ids of the provisions on which a by-law rests")
    url: str = Field(description="Permanent address")


class PublishedConflict(BaseModel):
    """Provisions that can't all be followed, or that leave a doubt."""

    id: str
    label: PublishedText
    provisions: list[str] = Field(min_length=2)
    explanation: PublishedText
    effect: PublishedText
    groups: list[str]
    services: list[str] = Field(description="Empty: all of them")
    confirmed_by_lawyer: bool
    recommendations: list[str]
    url: str = Field(description="Permanent address")
    practice: PublishedText | None = Field(description="How it is resolved in practice, if a source says so")
    practice_sources: list[str] = Field(description="Addresses of the documents that say so")
    findings: list[str]


class PublishedStatement(BaseModel):
    """What a source reports to happen."""

    id: str
    label: PublishedText
    text: PublishedText
    groups: list[str]
    services: list[str]
    rating: str = Field(description="as-law, beyond-law, short-of-law or mixed")
    place: PublishedText | None
    period: str = Field(description="What time the source speaks of: 2023, 2020-2022, 2024-07")
    evidence: str = Field(description="official-statistics, report-read or report-cited")
    sources: list[str] = Field(description="Ids of sources")
    source_urls: list[str]
    url: str = Field(description="Permanent address")


class PublishedFinding(BaseModel):
    """A gap in law, a gap in practice, an obstacle or a good practice."""

    id: str
    label: PublishedText
    kind: str = Field(description="gap-in-law, gap-in-practice, obstacle or good-practice")
    subject: str
    explanation: PublishedText
    groups: list[str]
    services: list[str] = Field(description="Empty: all of them")
    institutions: list[str]
    at_risk: bool = Field(description="Whether it touches a group at risk")
    severity: str | None = Field(description="inconvenience, delay, harm or danger; null for good practices")
    reach: str | None = Field(description="few, site, groups or system; null for good practices")
    confidence: str = Field(description="documented, reported or alleged")
    conflicts: list[str]
    provisions: list[str]
    practice: list[str]
    statistics: list[str]
    benchmarks: list[str]
    sources: list[str]
    became: PublishedText | None
    recommendations: list[str]
    url: str = Field(description="Permanent address")


class PublishedRecommendation(BaseModel):
    """A change of a law or a procedure."""

    id: str
    label: PublishedText
    change: PublishedText
    reason: PublishedText
    provisions: list[str]
    conflicts: list[str]
    addressees: list[str] = Field(description="Ids of institutions")
    progress: PublishedText
    url: str = Field(description="Permanent address")
    kind: str = Field(description="law, by-law, procedure, money or service")
    procedure: PublishedText | None
    findings: list[str]
    partners: list[str] = Field(description="Ids of institutions")
    priority: str = Field(description="first, second or third")
    time: str
    cost: str = Field(description="Class of cost; a judgement, no calculation")
    norms: list[str] = Field(description="Ids of provisions of international or European law")
    elsewhere: list[str] = Field(description="Countries that have solved the same")


class PublishedBenchmark(BaseModel):
    """What international or European law asks for, beside what Serbian law gives."""

    id: str
    label: PublishedText
    groups: list[str]
    services: list[str] = Field(description="Empty: all of them")
    asks: PublishedText
    norms: list[str] = Field(min_length=1, description="Ids of the provisions that ask for it")
    gives: PublishedText
    legal_basis: list[str] = Field(min_length=1, description="Ids of provisions of Serbian law")
    distance: str = Field(description="beyond, met, partly, short or unclear")
    explanation: PublishedText
    url: str = Field(description="Permanent address")


class PublishedTerm(BaseModel):
    """A legal concept with its right name in both languages."""

    id: str
    label: PublishedText
    definition: PublishedText
    banned_en: list[str]
    banned_sr: list[str]
    legal_basis: list[str]
    url: str = Field(description="Permanent address")


class PublishedInstitution(BaseModel):
    """A body with its roles, and to whom patients, money and data go from it."""

    id: str
    label: PublishedText
    definition: PublishedText
    roles: list[str]
    legal_basis: list[str] = Field(description="Ids of provisions; empty where no Serbian law gives it a role")
    patients_to: list[str]
    money_to: list[str]
    data_to: list[str]
    coordination_to: list[str]
    url: str = Field(description="Permanent address")


class PublishedCentreReport(BaseModel):
    """What a source says of a centre at a time."""

    id: str
    centre: str
    label: PublishedText
    kind: str
    municipality: PublishedText
    period: str
    places: int | None
    status: str | None = Field(description="open, standby, closed or unclear")
    note: PublishedText | None
    sources: list[str] = Field(description="Ids of sources")
    evidence: str
    url: str = Field(description="Permanent address")


class PublishedFigure(BaseModel):
    """One number of a table."""

    id: str = Field(description="STATISTIC/ROW.COLUMN; permanent")
    statistic: str
    label: PublishedText
    row: PublishedText
    column: PublishedText
    value: float
    unit: PublishedText
    place: PublishedText
    period: str
    note: PublishedText | None
    sources: list[str] = Field(description="Ids of sources")
    evidence: str
    url: str = Field(description="Permanent address")


class PublishedSource(BaseModel):
    """A document that something rests on."""

    id: str
    author: str
    title: str
    year: int
    accessed_on: date | None = Field(description="When it was opened; null if nobody on the team has")
    url: str = Field(description="Address of the document")
