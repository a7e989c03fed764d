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
