"""Building: nothing is published from wrong data, and a failed build leaves the last good site as it was."""

import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT, build

LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "site", ".site-*", "__pycache__", ".report", ".pytest_cache")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project with a good site in it. Each test mends what it broke."""
    folder = tmp_path_factory.mktemp("copy") / "project"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    done = build(folder, folder / "site")
    assert done.returncode == 0, done.stderr[-4000:]
    return folder


@pytest.fixture
def change(project):
    """Changes a file of the copy for one test."""
    kept = {}

    def changed(name, old, new):
        path = project / name
        kept[path] = path.read_bytes()
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    yield changed
    for path, content in kept.items():
        path.write_bytes(content)


def snapshot(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_refused(project, *words, strict=True):
    before = snapshot(project / "site")
    done = build(project, project / "site", strict=strict)
    assert done.returncode != 0
    for word in words:
        assert word in done.stderr, done.stderr[-3000:]
    assert snapshot(project / "site") == before
    assert not list(project.glob(".site-*"))


@pytest.mark.parametrize("strict", [True, False])
def test_wrong_data_is_never_published(project, change, strict):
    change("data/schemes/state-budget.yml", "payers: [state-budget]", "payers: [state-bugdet]")
    assert_refused(project, "data/schemes/state-budget.yml:", "did you mean 'state-budget'?", strict=strict)


def test_a_page_in_one_language_alone_stops_the_build(project):
    page, away = project / "docs/groups/refugees.sr.md", project / "refugees.sr.md"
    shutil.move(page, away)
    try:
        assert_refused(project, "groups/refugees")
    finally:
        shutil.move(away, page)


def test_a_link_to_an_article_that_is_not_recorded_stops_the_build(project, change):
    change("docs/about.en.md", "\n## ", "\n[x](legal-framework/health-care.md#art-999)\n\n## ")
    assert_refused(project, "art-999")


@pytest.mark.parametrize("broken", ["{{ group_headr('refugees') }}", "{{ group_header('refugee') }}", "{{ nothing }}"])
def test_a_misspelt_macro_or_name_stops_the_build_even_without_strict(project, change, broken):
    change("docs/groups/refugees.en.md", "{{ group_header(", broken + "\n\n{{ group_header(")
    assert_refused(project, strict=False)


def test_the_same_sources_give_the_same_bytes(project, tmp_path):
    assert build(project, tmp_path / "again").returncode == 0
    assert snapshot(tmp_path / "again") == snapshot(project / "site")


def test_the_model_knows_nothing_of_mkdocs_and_dependencies_point_one_way():
    script = (
        "import sys, assessment.answers, assessment.export, assessment.loading\n"
        "assert not {'mkdocs', 'macros', 'publishing'} & sys.modules.keys()\n"
        "import publishing.site\n"
        "assert not {'mkdocs', 'macros'} & sys.modules.keys()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_check_alone_says_what_the_data_holds(assessment):
    done = subprocess.run([sys.executable, "-m", "assessment"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0
    data = assessment.dataset
    cells = f"{len(data.groups)} groups, {len(data.services)} services, {len(assessment.cells)} cells"
    assert done.stdout.startswith(f"The data is in order: {cells}")
