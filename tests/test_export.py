"""The open data keeps its promise: these names and shapes are read by other people's programs."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from assessment.answers import Assessment
from assessment.export import TABLES, open_data
from assessment.loading import checked_dataset
from assessment.published import PublishedBenchmark, PublishedEntitlement
from tests.small import FILES, write_small_data

GROUP = "groups/asylum-seekers.yml"
SITE = "https://example.org/x/"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    dataset = checked_dataset(write_small_data(tmp_path_factory.mktemp("small")))
    return open_data(Assessment(dataset), SITE)


def rows_of(files, name):
    return list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode("utf-8-sig"))))


def test_a_cell_is_published_with_these_fields(files):
    assert json.loads(files["entitlements.json"])[0] == {
        "id": "asylum-seekers/vaccination",
        "group": "asylum-seekers",
        "service": "vaccination",
        "access": "full",
        "payer": ["state-budget"],
        "patient_share": "none",
        "conditions": None,
        "papers": None,
        "legal_basis": ["health-care/art-239.1.2", "health-care/art-239"],
        "schemes": ["state-budget"],
        "practice": {"rating": "not-assessed", "text": None, "sources": []},
        "conflicts": ["cost-of-care"],
        "findings": ["nobody-is-named-to-pay"],
        "checked_on": "2026-11-22",
        "review_due": "2027-11-22",
        "url": "https://example.org/x/groups/asylum-seekers/#vaccination",
        "note": None,
    }


def test_a_provision_is_published_with_these_fields(files):
    assert {row["id"]: row for row in json.loads(files["provisions.json"])}["health-care/art-239.1.2"] == {
        "id": "health-care/art-239.1.2",
        "law": "health-care",
        "article": "239",
        "paragraph": "1",
        "point": "2",
        "summary": {"en": "Something", "sr": "Нешто"},
        "evidence": "text-read",
        "checked_on": "2026-11-22",
        "text_sha256": "a" * 64,
        "url": "https://example.org/x/legal-framework/health-care/#art-239.1.2",
    }


@pytest.mark.parametrize("name", TABLES)
def test_each_file_follows_its_schema(files, name):
    schema = json.loads(files[f"schema/{name}.json"])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    rows = json.loads(files[f"{name}.json"])
    assert list(validator.iter_errors(rows)) == []
    assert rows and list(validator.iter_errors([{**rows[0], "id": 1}])) != []


@pytest.mark.parametrize("name", TABLES)
def test_the_csv_has_the_same_rows_and_its_columns_are_in_the_package(files, name):
    rows = rows_of(files, name)
    assert [row["id"] for row in rows] == [row["id"] for row in json.loads(files[f"{name}.json"])]
    resources = {part["name"]: part for part in json.loads(files["datapackage.json"])["resources"]}
    assert [field["name"] for field in resources[name]["schema"]["fields"]] == list(rows[0])


def test_lists_and_texts_lie_flat_in_the_csv(files):
    row = rows_of(files, "entitlements")[0]
    assert row["legal_basis"] == "health-care/art-239.1.2 health-care/art-239"
    assert (row["practice_rating"], row["conditions_en"]) == ("not-assessed", "")


def test_in_the_csv_a_list_of_phrases_is_told_from_one_phrase(files):
    assert rows_of(files, "terms")[0]["banned_sr"] == "азилан*; нелегалн* стран*"
    assert rows_of(files, "conflicts")[0]["confirmed_by_lawyer"] == "false"


def test_citizens_are_published_as_derived_beside_the_groups(files):
    first = json.loads(files["comparators.json"])[0]
    assert (first["id"], first["access"], first["payer"]) == ("citizens/vaccination", "full", ["state-budget"])
    assert first["legal_basis"] == ["health-care/art-239", "health-care/art-239.1.2"]
    assert (first["conflicts"], first["practice"]["rating"]) == ([], "not-assessed")
    assert first["url"] == "https://example.org/x/comparator/#vaccination"


def first_cell(tmp_path, *changes):
    return json.loads(
        open_data(Assessment(checked_dataset(write_small_data(tmp_path, *changes))), SITE)["entitlements.json"]
    )[0]


def test_what_holds_for_the_cell_comes_first_then_what_each_scheme_says_after_its_name(tmp_path):
    added = "entitlements:\n  vaccination:\n    legal_basis: [health-care/art-238]\n"
    added += "    conditions: {en: For children., sr: За децу.}\ncovers:"
    when = "scheme: state-budget\n    when: {en: At times., sr: Понекад.}"
    found = first_cell(tmp_path, (GROUP, "covers:", added), (GROUP, "scheme: state-budget", when))
    assert found["conditions"] == {
        "en": "For children. State budget: At times.",
        "sr": "За децу. Буџет: Понекад.",
    }


def test_reports_that_differ_make_practice_mixed(tmp_path):
    said = FILES["practice/doctor-in-the-centre.yml"].replace("[emergency-care]", "[vaccination]")
    other = said.replace("as-law", "not-assessed").replace("text: {en: Something", "text: {en: Another thing")
    others = [("practice/a.yml", "", said), ("practice/b.yml", "", other)]
    found = first_cell(tmp_path, *others)["practice"]
    assert (found["rating"], found["text"]["en"]) == ("mixed", "Something Another thing")
    assert found["sources"] == ["https://asylumineurope.org/reports/country/serbia/"]


@pytest.mark.parametrize(
    ("kind", "field", "vocabulary"),
    [
        (PublishedEntitlement, "access", "access_levels"),
        (PublishedEntitlement, "payer", "payers"),
        (PublishedBenchmark, "distance", "distances"),
    ],
)
def test_the_schema_names_every_word_that_may_stand_in_a_field(assessment, kind, field, vocabulary):
    named = kind.model_fields[field].description.replace(" or ", ", ").split(", ")
    assert named == list(getattr(assessment.dataset, vocabulary))


def test_the_same_data_gives_the_same_bytes(files, tmp_path):
    assert open_data(Assessment(checked_dataset(write_small_data(tmp_path))), SITE) == files
