"""Practice, institutions, pathways, findings and recommendations: each rests on something, each is followed up."""

from collections.abc import Iterator

from pydantic import BaseModel

from assessment.dataset import Dataset
from assessment.model import Finding
from assessment.problems import Problem
from assessment.rules.laws import REPORT_READ
from assessment.rules.walking import records

GOOD_PRACTICE, GAP_IN_LAW = "good-practice", "gap-in-law"
DOCUMENTED, OFFICIAL = "documented", "official-statistics"


def what_was_read_in_a_report_names_one_that_was_opened(dataset: Dataset) -> Iterator[Problem]:
    """What is said as read in a report rests on sources that somebody opened."""
    for path, record in records(dataset):
        if path[0] == "laws":
            continue  # rules/laws.py looks at articles.
        for inner, sources in _read(record):
            for source in sources:
                if source in dataset.sources and dataset.sources[source].accessed_on is None:
                    cure = "add `accessed_on:` to the source if it was opened; otherwise write `evidence: report-cited`"
                    yield Problem(
                        dataset.place(*path, *inner), f"this rests on '{source}', which nobody has opened", cure
                    )


def everything_rests_on_something(dataset: Dataset) -> Iterator[Problem]:
    """Every institution, flow, hurdle, finding and recommendation names what it rests on or changes."""
    for id, record in dataset.institutions.items():
        if not record.mandates and not record.activities:
            cure = "add `mandates:` with the articles, or `activities:` with a source"
            yield Problem(dataset.place("institutions", id), "nothing says what the institution does", cure)
        for index, flow in enumerate(record.flows):
            if not flow.legal_basis and not flow.sources:
                yield _baseless(dataset, ("institutions", id, "flows", index), "legal_basis", "sources")
            if bool(flow.sources) != bool(flow.evidence):
                cure = "`sources` and `evidence` stand together or not at all"
                yield Problem(
                    dataset.place("institutions", id, "flows", index), "half of how it is known is missing", cure
                )
    for id, record in dataset.pathways.items():
        for step, hurdles in enumerate(record.steps):
            for index, hurdle in enumerate(hurdles.hurdles):
                if not hurdle.conflicts and not hurdle.practice:
                    yield _baseless(dataset, ("pathways", id, "steps", step, "hurdles", index), "conflicts", "practice")
    for id, record in dataset.findings.items():
        fields = ("conflicts", "provisions", "practice", "statistics", "benchmarks", "sources")
        if not any(getattr(record, field) for field in fields):
            yield _baseless(dataset, ("findings", id), *fields)
    for id, record in dataset.recommendations.items():
        if not record.provisions and not record.procedure:
            yield _baseless(dataset, ("recommendations", id), "provisions", "procedure")


def findings_are_graded(dataset: Dataset) -> Iterator[Problem]:
    """A gap or obstacle says how serious it is and how far it reaches; how sure it is follows its evidence."""
    for id, finding in dataset.findings.items():
        where = dataset.place("findings", id)
        graded = finding.severity and finding.reach
        if finding.kind == GOOD_PRACTICE and (finding.severity or finding.reach):
            yield Problem(where, "a good practice has no severity and no reach", "remove `severity:` and `reach:`")
        elif finding.kind != GOOD_PRACTICE and not graded:
            yield Problem(where, "nothing says how serious this is", "add `severity:` and `reach:`")
        if bool(finding.sources) != bool(finding.evidence and finding.period):
            cure = "`sources`, `evidence` and `period` stand together or not at all"
            yield Problem(where, "half of how it is known is missing", cure)
        if finding.kind == GAP_IN_LAW and not (finding.conflicts or finding.provisions or finding.benchmarks):
            yield Problem(where, "a gap in law without an article", "name `conflicts:`, `provisions:` or `benchmarks:`")
        if finding.confidence == DOCUMENTED and not _is_documented(dataset, finding):
            cure = "name a second source, official figures or the articles; or write `confidence: reported`"
            yield Problem(where, "one source alone doesn't make it documented", cure)
        if finding.became and finding.kind != GOOD_PRACTICE:
            yield Problem(where, "only of a good practice do we say what became of it", "move it to `explanation:`")


def findings_are_followed_up(dataset: Dataset) -> Iterator[Problem]:
    """Every conflict belongs to a finding, every finding but a good practice has a recommendation."""
    known = {conflict for finding in dataset.findings.values() for conflict in finding.conflicts}
    for id in dataset.conflicts:
        if id not in known:
            cure = "name it under `conflicts:` of a file in data/findings/, or write one"
            yield Problem(dataset.place("conflicts", id), f"no finding speaks of the conflict '{id}'", cure)
    answered = {finding for record in dataset.recommendations.values() for finding in record.findings}
    for id, finding in dataset.findings.items():
        if finding.kind != GOOD_PRACTICE and id not in answered:
            cure = "name it under `findings:` of a file in data/recommendations/, or write one"
            yield Problem(dataset.place("findings", id), f"no recommendation answers the finding '{id}'", cure)


def recommendations_serve_a_norm(dataset: Dataset) -> Iterator[Problem]:
    """What a recommendation serves is international or European law, what it changes is Serbian."""
    for id, record in dataset.recommendations.items():
        for field, domestic in (("norms", False), ("provisions", True)):
            for index, cited in enumerate(getattr(record, field)):
                kind = dataset.laws[dataset.provisions[cited].law].kind
                if dataset.law_kinds[kind].domestic is not domestic:
                    what, other = ("no Serbian law", "norms") if domestic else ("Serbian law", "provisions")
                    where = dataset.place("recommendations", id, field, index)
                    yield Problem(where, f"'{cited}' is {what}", f"move it to `{other}:`")


def every_group_has_a_pathway(dataset: Dataset) -> Iterator[Problem]:
    """Each group has its way to a doctor, under the group's id."""
    for id in dataset.groups.keys() - dataset.pathways.keys():
        yield Problem(dataset.place("groups", id), f"'{id}' has no pathway", f"write data/pathways/{id}.yml")
    for id in dataset.pathways.keys() - dataset.groups.keys():
        yield Problem(dataset.place("pathways", id), f"'{id}' is no group", "name the file by a group's id")


def _baseless(dataset: Dataset, path: tuple, *fields: str) -> Problem:
    named = " or ".join(f"`{field}:`" for field in fields)
    return Problem(dataset.place(*path), "nothing is named that this rests on", f"add {named}")


def _is_documented(dataset: Dataset, finding: Finding) -> bool:
    practice = [dataset.practice[id] for id in finding.practice]
    figures = [dataset.statistics[id] for id in finding.statistics]
    sources = {*finding.sources, *(source for said in (*practice, *figures) for source in said.sources)}
    official = OFFICIAL in {finding.evidence, *(said.evidence for said in (*practice, *figures))}
    read = finding.kind in (GAP_IN_LAW, GOOD_PRACTICE) and (
        finding.conflicts or finding.provisions or finding.benchmarks
    )
    return bool(read) or official or len(sources) > 1


def _read(value: object, path: tuple = ()) -> Iterator[tuple[tuple, tuple[str, ...]]]:
    """Everything within a record that is said as read in a report, with its sources."""
    if isinstance(value, BaseModel):
        if getattr(value, "evidence", None) == REPORT_READ:
            yield path, getattr(value, "sources", ())
        for name in type(value).model_fields:
            yield from _read(getattr(value, name), (*path, name))
    elif isinstance(value, dict | tuple):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _read(item, (*path, key))
