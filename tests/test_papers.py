"""The papers around the project (README and the rest) say what is so."""

import re
import shutil
from urllib.parse import parse_qs, urlparse

import pytest
import yaml

from assessment import model
from assessment.dataset import VOCABULARIES
from assessment.export import TABLES, open_data
from assessment.loading import checked_dataset
from assessment.problems import InvalidData
from assessment.reading import read_yaml
from macros.rendering import Page, Words
from tests.conftest import ROOT

PAPERS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "data/*.md", ".github/**/*.md")
    for path in ROOT.glob(pattern)
)
CODE = re.compile(r"^```.*?^```|^ {4}.*?$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


RECORDS = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, model.Record)]
EXAMPLES = {
    "A law": model.Law,
    "A word of a vocabulary": model.AccessLevel,
    "A word of a scale": model.Ranked,
    "A kind of law": model.LawKind,
    "A service": model.Service,
    "A level of practice": model.PracticeLevel,
    "A category of stakeholders": model.StakeholderCategory,
    "A scheme": model.Scheme,
    "A group": model.Group,
    "A sign": model.Sign,
    "A comparator": model.Comparator,
    "A conflict": model.Conflict,
    "A statement on practice": model.Practice,
    "A finding": model.Finding,
    "A table of figures": model.Statistic,
    "A benchmark": model.Benchmark,
    "A term": model.Term,
    "A recommendation": model.Recommendation,
    "An institution": model.Institution,
    "A centre": model.Centre,
    "A pathway": model.Pathway,
    "A crosswalk": model.Crosswalk,
    "A task": model.Task,
    "A consultation": model.Consultation,
    "A comment": model.Comment,
    "A source": model.Source,
    "The edition": model.Edition,
}


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_citation_is_that_of_the_edition(assessment):
    edition, citation = assessment.dataset.edition, yaml.safe_load(read("CITATION.cff"))
    assert citation["version"] == edition.number
    assert citation["date-released"] == edition.as_of
    assert citation["title"] == edition.title.en
    assert citation["license"] == edition.content_licence


@pytest.mark.parametrize("paper", PAPERS)
def test_every_command_in_a_paper_is_a_target_of_make(paper):
    commands = {name for code in CODE.findall(read(paper)) for name in re.findall(r"\bmake ([a-z]+)", code)}
    assert commands <= set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))


def test_the_readme_names_the_commands():
    named = set(re.findall(r"\bmake ([a-z]+)", read("README.md")))
    assert {"site", "test", "serve", "check", "bench", "lock"} <= named


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_in_a_paper_leads_to_a_file(paper):
    targets = re.findall(r"\]\(([^)#\s]+)", CODE.sub("", read(paper)))
    inside = [target for target in targets if not urlparse(target).scheme]
    assert [target for target in inside if not (ROOT / paper).parent.joinpath(target).exists()] == []


def test_the_readme_names_every_open_data_file(assessment):
    named = set(re.findall(r"`data/v1/([^`]+)`", read("README.md")))
    assert named == open_data(assessment, "https://example.org/").keys()


def test_the_report_of_an_error_fills_in_fields_that_its_form_has(assessment):
    place = "https://example.org/groups/refugees/#vaccination"
    address = Words(Page("en", ""), assessment).report_error("https://github.com/example/repository", "About", place)
    query = parse_qs(urlparse(address).query)
    form = yaml.safe_load(read(f".github/ISSUE_TEMPLATE/{query.pop('template')[0]}"))
    assert query.pop("title") == ["About"]
    assert query == {"address": [place]}
    assert query.keys() <= {field.get("id") for field in form["body"]}


def test_the_message_shown_to_contributors_is_what_the_check_says(tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    scheme = tmp_path / "data/schemes/state-budget.yml"
    scheme.write_text(scheme.read_text(encoding="utf-8").replace("[state-budget]", "[state-bugdet]"), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        checked_dataset(tmp_path / "data")
    shown = re.search(r"^```\n(data/.*?)^```", read("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL)[1]
    without_lines = [re.sub(r":\d+:", ":", text.strip()) for text in (shown, str(caught.value))]
    assert without_lines[0] == without_lines[1]


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_of_a_record_is_in_the_paper_that_messages_point_to(kind):
    examples = "\n".join(re.findall(r"^```yaml\n(.*?)^```", read("data/README.md"), re.MULTILINE | re.DOTALL))
    named = set(re.findall(r"(?:^|[ {])([a-z_0-9]+):(?= |$)", examples, re.MULTILINE))
    assert kind.model_fields.keys() - named == set()


@pytest.mark.parametrize("heading", EXAMPLES)
def test_an_example_of_a_record_is_one(heading):
    section = re.search(rf"^## {heading}$(.*?)(?=^## |\Z)", read("data/README.md"), re.MULTILINE | re.DOTALL)[1]
    examples = re.findall(r"^```yaml\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    assert examples
    for example in examples:
        record, _, problems = read_yaml(example, "data/README.md")
        assert problems == []
        in_a_list = EXAMPLES[heading] in VOCABULARIES.values()
        for written in record.values() if in_a_list else [record]:
            EXAMPLES[heading].model_validate(written)


@pytest.mark.parametrize("language", model.LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_the_page_on_the_data_names_every_column(table, language):
    page = read(f"docs/data/index.{language}.md")
    section = re.search(rf"^## [^\n]*{{: #{table} }}$(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)[1]
    first_cells = re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
    assert re.findall(r"`([a-z_0-9]+)`", " ".join(first_cells)) == list(TABLES[table].model_fields)
