"""The smallest data that is in order; tests break one thing in it at a time."""

from pathlib import Path

TEXT = "{en: Something, sr: Нешто}"
WORD = f"label: {TEXT}\n  definition: {TEXT}"
FINGERPRINT = "a" * 64

FILES = {
    "edition.yml": f"""\
number: "0.1"
state: draft
as_of: 2026-11-22
review_months: 12
title: {TEXT}
subtitle: {TEXT}
content_licence: CC-BY-4.0
code_licence: Apache-2.0
""",
    "access_levels.yml": f"""\
full:
  {WORD}
  rank: 3
conditional:
  {WORD}
  rank: 2
  requires: [conditions]
emergency-only:
  {WORD}
  rank: 1
none:
  {WORD}
  rank: 0
unclear:
  {WORD}
  requires: [note]
""",
    "payers.yml": f"state-budget:\n  {WORD}\npatient:\n  {WORD}\nunclear:\n  {WORD}\n",
    "patient_shares.yml": f"none:\n  {WORD}\nfull-price:\n  {WORD}\nvaries:\n  {WORD}\nunclear:\n  {WORD}\n",
    "evidence_levels.yml": (
        f"official-statistics:\n  {WORD}\ntext-read:\n  {WORD}\nnot-yet-checked:\n  {WORD}\nreport-read:\n  {WORD}\n"
    ),
    "practice_ratings.yml": f"as-law:\n  {WORD}\nmixed:\n  {WORD}\nnot-assessed:\n  {WORD}\n",
    "practice_levels.yml": f"primary:\n  {WORD}\n  services: [vaccination, emergency-care]\n",
    "flow_kinds.yml": f"money:\n  {WORD}\n",
    "centre_kinds.yml": f"asylum-centre:\n  {WORD}\n",
    "centre_statuses.yml": f"open:\n  {WORD}\n",
    "statistic_subjects.yml": f"arrivals:\n  {WORD}\n",
    "finding_kinds.yml": f"gap-in-law:\n  {WORD}\ngap-in-practice:\n  {WORD}\ngood-practice:\n  {WORD}\n",
    "finding_subjects.yml": f"money:\n  {WORD}\n",
    "severities.yml": f"delay:\n  {WORD}\n  rank: 1\ndanger:\n  {WORD}\n  rank: 2\n",
    "reaches.yml": f"few:\n  {WORD}\n  rank: 1\nsystem:\n  {WORD}\n  rank: 2\n",
    "confidences.yml": f"documented:\n  {WORD}\nreported:\n  {WORD}\n",
    "recommendation_kinds.yml": f"law:\n  {WORD}\n",
    "priorities.yml": f"first:\n  {WORD}\n  rank: 1\n",
    "timeframes.yml": f"within-a-year:\n  {WORD}\n",
    "cost_classes.yml": f"none:\n  {WORD}\n",
    "standings.yml": f"answered:\n  {WORD}\n",
    "task_standings.yml": f"met:\n  {WORD}\npartly:\n  {WORD}\n",
    "stakeholder_categories.yml": f"hospitals:\n  {WORD}\n  planned: 2\n  guide: guide-providers\n",
    "consultation_forms.yml": f"interview:\n  {WORD}\n",
    "consultation_statuses.yml": f"planned:\n  {WORD}\nheld:\n  {WORD}\n",
    "law_kinds.yml": f"law:\n  {WORD}\n  domestic: true\ntreaty:\n  {WORD}\n  domestic: false\n",
    "topics.yml": f"health-care:\n  {WORD}\n",
    "distances.yml": f"met:\n  {WORD}\n",
    "care_levels.yml": f"primary:\n  {WORD}\n",
    "institution_roles.yml": f"pays:\n  {WORD}\n",
    "services.yml": (
        f"vaccination:\n  {WORD}\n  care_level: primary\nemergency-care:\n  {WORD}\n  care_level: primary\n"
    ),
    "sign_kinds.yml": f"other-document:\n  {WORD}\n",
    "signs.yml": f"""\
asylum-seekers-card:
  label: {TEXT}
  kind: other-document
  group: asylum-seekers
  legal_basis: [health-care/art-239.1.2]
""",
    "laws/health-care.yml": f"""\
kind: law
title: {TEXT}
abbreviation: {{en: LHC, sr: ЗЗЗ}}
purpose: {TEXT}
official_gazette:
  - number: "25/2019"
official_url: https://www.pravno-informacioni-sistem.rs/x
text_as_of: 2026-02-22
last_article: 271
articles:
  "238":
    summary: {TEXT}
    evidence: text-read
    checked_on: 2026-11-20
    paragraphs: 3
    text_sha256: {FINGERPRINT}
    parts:
      "1":
        summary: {TEXT}
  "239":
    summary: {TEXT}
    evidence: text-read
    checked_on: 2026-11-22
    paragraphs: 1
    text_sha256: {FINGERPRINT}
    parts:
      "1.2":
        summary: {TEXT}
topics: [health-care]
in_charge: [ministry-of-health]
""",
    "schemes/state-budget.yml": f"""\
label: {{en: State budget, sr: Буџет}}
definition: {TEXT}
legal_basis: [health-care/art-239]
payers: [state-budget]
patient_share: none
services:
  vaccination:
    access: full
    legal_basis: [health-care/art-239.1.2]
  emergency-care:
    access: full
    legal_basis: [health-care/art-238.1]
""",
    "groups/asylum-seekers.yml": f"""\
label: {{en: Asylum seekers, sr: Тражиоци азила}}
order: 1
definition: {TEXT}
defined_by: [health-care/art-239.1.2]
proof:
  text: {TEXT}
  legal_basis: [health-care/art-239]
covers:
  - scheme: state-budget
    legal_basis: [health-care/art-239.1.2]
family:
  text: {TEXT}
  legal_basis: [health-care/art-239]
""",
    "comparators/citizens.yml": f"""\
label: {{en: Citizens, sr: Грађани}}
definition: {TEXT}
defined_by: [health-care/art-239]
covers:
  - scheme: state-budget
    legal_basis: [health-care/art-239]
""",
    "laws/covenant.yml": f"""\
kind: treaty
title: {{en: Covenant, sr: Пакт}}
abbreviation: {{en: COV, sr: ПАКТ}}
purpose: {TEXT}
published_in: {TEXT}
official_url: https://www.ohchr.org/x
topics: [health-care]
articles:
  "12":
    summary: {TEXT}
    evidence: report-read
    source: aida-2024
    parts:
      "2.d":
        summary: {TEXT}
""",
    "benchmarks/right-to-health.yml": f"""\
label: {TEXT}
groups: [asylum-seekers]
asks: {TEXT}
norms: [covenant/art-12.2.d]
gives: {TEXT}
legal_basis: [health-care/art-239]
distance: met
explanation: {TEXT}
""",
    "terms/asylum-seeker.yml": """\
label: {en: asylum seeker, sr: тражилац азила}
definition: {en: Something, sr: Нешто}
legal_basis: [health-care/art-239.1.2]
banned:
  en: [asylant*]
  sr: [азилан*, нелегалн* стран*]
""",
    "conflicts/cost-of-care.yml": f"""\
label: {TEXT}
provisions: [health-care/art-238, health-care/art-239]
explanation: {TEXT}
effect: {TEXT}
groups: [asylum-seekers]
services: [vaccination]
confirmed_by_lawyer: false
""",
    "practice/doctor-in-the-centre.yml": f"""\
label: {TEXT}
text: {TEXT}
groups: [asylum-seekers]
services: [emergency-care]
rating: as-law
sources: [aida-2024]
period: "2024"
evidence: report-read
""",
    "findings/nobody-is-named-to-pay.yml": f"""\
label: {TEXT}
kind: gap-in-law
subject: money
explanation: {TEXT}
groups: [asylum-seekers]
services: [vaccination]
severity: delay
reach: system
confidence: documented
conflicts: [cost-of-care]
""",
    "pathways/asylum-seekers.yml": f"""\
summary: {TEXT}
steps:
  - label: {TEXT}
    text: {TEXT}
    legal_basis: [health-care/art-239]
  - label: {TEXT}
    text: {TEXT}
    legal_basis: [health-care/art-239]
    hurdles:
      - text: {TEXT}
        conflicts: [cost-of-care]
""",
    "statistics/consultations.yml": f"""\
label: {TEXT}
subject: arrivals
point: {TEXT}
unit: {TEXT}
place: {TEXT}
columns:
  all: {TEXT}
rows:
  one: {{label: {TEXT}, values: {{all: 920}}}}
  two: {{label: {TEXT}, values: {{all: 80}}}}
  total: {{label: {TEXT}, values: {{all: 1000}}}}
sources: [aida-2024]
period: "2018"
evidence: report-read
computed:
  sum:
    label: {TEXT}
    kind: sum
    of: [one.all, two.all]
    printed_at: total.all
""",
    "centres/krnjaca.yml": f"""\
label: {TEXT}
kind: asylum-centre
municipality: {TEXT}
reports:
  - period: "2023"
    places: 1000
    status: open
    sources: [aida-2024]
    evidence: report-read
""",
    "crosswalks/other-instrument.yml": f"""\
label: {TEXT}
definition: {TEXT}
caveat: {TEXT}
sources: [aida-2024]
parts:
  - label: {TEXT}
    items:
      - label: {TEXT}
        answer: {TEXT}
        standing: answered
        findings: [nobody-is-named-to-pay]
""",
    "tasks/map-the-law.yml": f"""\
label: {TEXT}
kind: task
number: 1
met_by:
  - page: legal-framework/
    text: {TEXT}
counts: [laws]
standing: met
""",
    "recommendations/name-one-payer.yml": f"""\
label: {TEXT}
kind: law
findings: [nobody-is-named-to-pay]
priority: first
time: within-a-year
cost: none
change: {TEXT}
reason: {TEXT}
provisions: [health-care/art-239]
conflicts: [cost-of-care]
addressees: [ministry-of-health]
progress: {TEXT}
""",
    "institutions/ministry-of-health.yml": f"""\
label: {TEXT}
definition: {TEXT}
mandates:
  - role: pays
    task: {TEXT}
    legal_basis: [health-care/art-239]
""",
    "sources/aida-2024.yml": """\
author: ECRE
title: AIDA Country Report Serbia
year: 2025
url: https://asylumineurope.org/reports/country/serbia/
accessed_on: 2026-11-22
""",
}


def sign_of(group: str) -> tuple[str, str, str]:
    """The change by which another group is recognised by a paper too."""
    own = f"another-paper:\n  label: {{en: Another, sr: Друга}}\n  kind: other-document\n  group: {group}\n"
    return "signs.yml", "", FILES["signs.yml"] + own


def write_small_data(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Writes the data to `folder`/data with changes made to it: (file, what stands there, what shall stand there).

    A file that isn't there yet is made: ("groups/refugees.yml", "", "…"). Fails if what should stand there doesn't.
    """
    files = dict(FILES)
    for name, old, new in changes:
        assert old in files.get(name, ""), f"{name} doesn't hold {old!r}"
        files[name] = files[name].replace(old, new, 1) if old else new
    for name, text in files.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "data"
