"""What a field of a record may hold: texts in either language, addresses, numbers, and ids of other records.

A message has two halves, parted by a bar: what is wrong | what to write instead.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints

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
    # Most texts hold no Latin letter at all, and looking at them as a whole is faster.
    for word in _WORD.findall(without_links) if _LATIN_WORD.search(without_links) else ():
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


def _link(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"']+", text):
        raise ValueError(f"'{text[:60]}' is not an address that a page may link | write one that begins with https://")
    return text


def _number(value: object) -> int | Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError(f"'{value}' is not a number | write digits, with a point before decimals: 25051 or 82.10")
    return value


def _each_once(ids: tuple[str, ...]) -> tuple[str, ...]:
    for place, id in enumerate(ids):
        if id in ids[:place]:
            raise ValueError(f"'{id}' stands here twice | name each once")
    return ids


English = Annotated[str, AfterValidator(_english)]
Serbian = Annotated[str, AfterValidator(_serbian)]
Address = Annotated[str, AfterValidator(_address)]
Link = Annotated[str, AfterValidator(_link)]  # Of a document as it was found, which may have no safer address.
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID)]
PartNumber = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*[a-z]?(\.([1-9][0-9]*[a-z]?|[a-z])){0,2}$")]
ArticleNumber = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*[a-z]*$")]
GazetteNumber = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*/(19|20)[0-9]{2}$")]
_PROVISION = r"^[a-z0-9-]+/art-[0-9]+[a-z]*(\.([0-9]+[a-z]*|[a-z])){0,3}$"
Number = Annotated[Any, AfterValidator(_number)]
CellName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$")]  # Of a table: row.column.
_MOMENT = r"20[0-9]{2}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?"
Period = Annotated[str, StringConstraints(pattern=rf"^{_MOMENT}(/{_MOMENT})?$|^20[0-9]{{2}}-20[0-9]{{2}}$")]
Month = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
# Under an edition's root; a PDF's, without its edition's ending: pdf/baseline.
PageAddress = Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+/)+(#[a-z0-9.-]+)?$|^pdf/[a-z]+$")]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


@dataclass(frozen=True)
class Reference:
    """Marks a field whose value is another record's id; `references.py` finds these, `rules/names.py` checks them."""

    kind: str  # The name of the collection in Dataset, such as "payers".


AccessLevelId = Annotated[Id, Reference("access_levels")]
BenchmarkId = Annotated[Id, Reference("benchmarks")]
CareLevelId = Annotated[Id, Reference("care_levels")]
CentreKindId = Annotated[Id, Reference("centre_kinds")]
CentreStatusId = Annotated[Id, Reference("centre_statuses")]
ConfidenceId = Annotated[Id, Reference("confidences")]
ConflictId = Annotated[Id, Reference("conflicts")]
ConsultationFormId = Annotated[Id, Reference("consultation_forms")]
ConsultationStatusId = Annotated[Id, Reference("consultation_statuses")]
CostClassId = Annotated[Id, Reference("cost_classes")]
DistanceId = Annotated[Id, Reference("distances")]
EvidenceLevelId = Annotated[Id, Reference("evidence_levels")]
FindingId = Annotated[Id, Reference("findings")]
FindingKindId = Annotated[Id, Reference("finding_kinds")]
FindingSubjectId = Annotated[Id, Reference("finding_subjects")]
FlowKindId = Annotated[Id, Reference("flow_kinds")]
GroupId = Annotated[Id, Reference("groups")]
InstitutionId = Annotated[Id, Reference("institutions")]
LawKindId = Annotated[Id, Reference("law_kinds")]
PatientShareId = Annotated[Id, Reference("patient_shares")]
PayerId = Annotated[Id, Reference("payers")]
PracticeId = Annotated[Id, Reference("practice")]
PracticeRatingId = Annotated[Id, Reference("practice_ratings")]
PriorityId = Annotated[Id, Reference("priorities")]
ProvisionId = Annotated[str, StringConstraints(pattern=_PROVISION), Reference("provisions")]
ReachId = Annotated[Id, Reference("reaches")]
RecommendationId = Annotated[Id, Reference("recommendations")]
RecommendationKindId = Annotated[Id, Reference("recommendation_kinds")]
RoleId = Annotated[Id, Reference("institution_roles")]
SchemeId = Annotated[Id, Reference("schemes")]
ServiceId = Annotated[Id, Reference("services")]
SeverityId = Annotated[Id, Reference("severities")]
SignKindId = Annotated[Id, Reference("sign_kinds")]
SourceId = Annotated[Id, Reference("sources")]
StakeholderCategoryId = Annotated[Id, Reference("stakeholder_categories")]
StandingId = Annotated[Id, Reference("standings")]
StatisticSubjectId = Annotated[Id, Reference("statistic_subjects")]
StatisticId = Annotated[Id, Reference("statistics")]
TaskStandingId = Annotated[Id, Reference("task_standings")]
TimeframeId = Annotated[Id, Reference("timeframes")]
TopicId = Annotated[Id, Reference("topics")]
EachOnce = AfterValidator(_each_once)  # Of a list: pages count its items.
BenchmarkIds = Annotated[tuple[BenchmarkId, ...], EachOnce]
ConflictIds = Annotated[tuple[ConflictId, ...], EachOnce]
FindingIds = Annotated[tuple[FindingId, ...], EachOnce]
GroupIds = Annotated[tuple[GroupId, ...], Field(min_length=1), EachOnce]
InstitutionIds = Annotated[tuple[InstitutionId, ...], EachOnce]
LegalBasis = Annotated[tuple[ProvisionId, ...], Field(min_length=1), EachOnce]
PayerIds = Annotated[tuple[PayerId, ...], Field(min_length=1), EachOnce]
PracticeIds = Annotated[tuple[PracticeId, ...], EachOnce]
ProvisionIds = Annotated[tuple[ProvisionId, ...], EachOnce]  # Where there may be none.
RecommendationIds = Annotated[tuple[RecommendationId, ...], EachOnce]
ServiceIds = Annotated[tuple[ServiceId, ...], Field(min_length=1), EachOnce]
SourceIds = Annotated[tuple[SourceId, ...], EachOnce]
StatisticIds = Annotated[tuple[StatisticId, ...], EachOnce]
TopicIds = Annotated[tuple[TopicId, ...], Field(min_length=1), EachOnce]
