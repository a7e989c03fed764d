"""Records of coverage: schemes, the groups that fall under them, and the signs by which a group is recognised."""

from typing import Annotated, ClassVar

from pydantic import Field

from assessment.fields import (
    AccessLevelId,
    GroupId,
    LegalBasis,
    PatientShareId,
    PayerIds,
    ProvisionIds,
    SchemeId,
    ServiceId,
    ServiceIds,
    SignKindId,
)
from assessment.model.base import Aliases, Record, Text


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
    at_risk: Statement | None = None  # Why its members risk staying without care, where the law shows it.


class Comparator(Covered):
    """Persons who are no group of foreigners, beside whose row the others are read: citizens."""

    folder: ClassVar[str] = "comparators"


class Sign(Record):
    """What somebody has in hand, or what holds of him or her, and the group to which that points.

    It settles nobody's status. The finder shows signs in the order in which they are recorded.
    """

    label: Text
    kind: SignKindId
    group: GroupId
    legal_basis: ProvisionIds = ()  # What provides for the paper or describes the situation, where the law does.
