"""Is it still the law? Made-up amendments, and what is said of each."""

import json

import pytest

from assessment.amendments import Change, changes, main
from assessment.answers import Assessment
from assessment.loading import checked_dataset
from assessment.problems import Place
from assessment.texts_of_laws import UnreadableText, fingerprint, read_law_text
from tests.conftest import ROOT
from tests.small import FINGERPRINT, write_small_data

TEXTS = ROOT / "tests" / "amended_laws"
SHARED = ROOT.parent / "shared" / "laws"
LAW = "laws/health-care.yml"


def text_of(name, number):
    articles = json.loads((TEXTS / name / "health-care.json").read_text(encoding="utf-8"))["articles"]
    return next(article["text"] for article in articles if article["article"] == number)


@pytest.fixture
def read(tmp_path):
    """The small data, read from the made-up law as it was."""
    was = {number: fingerprint(text_of("as_read", number)) for number in ("238", "239")}
    return Assessment(
        checked_dataset(
            write_small_data(
                tmp_path,
                (LAW, FINGERPRINT, was["238"]),
                (LAW, FINGERPRINT, was["239"]),
                (LAW, "last_article: 271", "last_article: 271\narticle_count: 3"),
            )
        )
    )


def told(read, name):
    return [str(change) for change in changes(read, TEXTS / name)]


ON_239 = """\
    cells (2): asylum-seekers/vaccination, asylum-seekers/emergency-care
    groups (1): asylum-seekers
    schemes (1): state-budget
    conflicts (1): cost-of-care
    recommendations (1): name-one-payer
    benchmarks (1): right-to-health
    institutions (1): ministry-of-health
    pathways (1): asylum-seekers
    comparators (2): citizens/vaccination, citizens/emergency-care
    terms (1): asylum-seeker"""


def test_an_unchanged_law_has_no_change(read):
    assert told(read, "as_read") == []


def test_a_changed_article_is_told_with_everything_that_hangs_on_it(read):
    [gazette, change] = told(read, "changed")
    assert (
        gazette
        == "data/laws/health-care.yml:1: 'health-care' is published in gazette numbers that are not on record: 7/2027"
    )
    first, _, hanging = change.partition("\n")
    assert first == "data/laws/health-care.yml:21: article 239 has changed"
    assert hanging == ON_239


def test_a_vanished_article_is_told(read):
    [count, change] = told(read, "vanished")
    assert count == "data/laws/health-care.yml:1: 'health-care' has 2 articles, 3 when it was read"
    assert change.startswith("data/laws/health-care.yml:12: article 238 has vanished\n    cells (1): ")


def test_an_article_to_which_something_was_added_is_told_apart_from_one_that_changed(read):
    [count, change] = told(read, "added_to")
    assert count.endswith("'health-care' has 4 articles, 3 when it was read; look first at 239a")
    assert change.startswith(
        "data/laws/health-care.yml:21: article 239 was added to: what was read stands there unchanged, and more follows"
    )


def test_an_article_that_runs_on_inside_another_has_not_vanished(read):
    found = [change.partition("\n")[0] for change in told(read, "run_on")]
    assert found == [
        "data/laws/health-care.yml:1: 'health-care' has 2 articles, 3 when it was read",
        "data/laws/health-care.yml:12: article 238 was added to: what was read stands there unchanged, and more"
        " follows",
        "data/laws/health-care.yml:21: article 239 runs on inside another article there: compare it by hand",
    ]


def test_a_law_in_one_piece_is_compared_as_one(read):
    places = [change.partition(": ")[0] for change in told(read, "in_one_piece")]
    assert places == ["data/laws/health-care.yml:12", "data/laws/health-care.yml:21"]
    assert "article 238 may have changed: the law stands there in one piece" in told(read, "in_one_piece")[0]


def test_a_law_whose_text_is_missing_is_told(read, tmp_path):
    [change] = changes(read, tmp_path)
    assert change.what == f"there is no text of 'health-care' in {tmp_path}"


def test_a_text_that_was_never_read_is_told_when_it_is_there(read):
    [*_, change] = told(read, "never_read")
    assert change == "data/laws/covenant.yml:1: the text of 'covenant' is there now, and no article of it has been read"


@pytest.mark.parametrize("content", ["", "[]", '{"articles": {}}', '{"articles": [{"article": 1, "text": "x"}]}'])
def test_a_file_that_is_no_text_of_a_law_is_refused(read, tmp_path, content):
    (tmp_path / "health-care.json").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableText, match=r"health-care\.json: not "):
        list(changes(read, tmp_path))


def write_text(folder, *articles):
    entries = [{"article": number, "text": text} for number, text in articles]
    (folder / "health-care.json").write_text(json.dumps({"articles": entries}), encoding="utf-8")
    return folder / "health-care.json"


@pytest.mark.parametrize(
    ("articles", "fault"),
    [([], "it has no article"), ([("238", "One."), ("238", "Two.")], "article 238 stands there twice")],
)
def test_a_text_that_cannot_be_compared_says_why(tmp_path, articles, fault):
    with pytest.raises(UnreadableText, match=f"not to be compared: {fault}"):
        read_law_text(write_text(tmp_path, *articles))


def test_any_letter_of_an_inserted_article_is_known_inside_another(tmp_path):
    path = write_text(tmp_path, ("46", "Прво.\n\nЧлан 46ђ.\n\nДруго.\n\nЧлан 46ж.\n\nТреће."), ("45з", "Четврто."))
    text = read_law_text(path)
    assert (set(text.articles), text.run_on) == ({"46", "45z"}, {"46dj", "46zh"})


def test_articles_that_no_longer_are_do_not_look_new(read, tmp_path):
    was = [(number, text_of("as_read", number)) for number in ("238", "239")]
    write_text(tmp_path, *was, ("12-14", "Престали су да важе."), ("271", "Последњи."), ("272", "Нови."))
    [change] = changes(read, tmp_path)
    assert change.what == "'health-care' has 5 articles, 3 when it was read; look first at 272"


def test_an_article_of_which_nothing_makes_use_says_so(read, tmp_path):
    assert str(Change(Place("data/laws/x.yml"), "article 1 has changed", ())).endswith("\n    nothing rests on it")
    assert "\n" not in str(Change(Place("data/laws/x.yml"), "there is no text of 'x'"))


def test_a_scheme_hangs_on_what_it_gives_of_each_service(read):
    assert read.uses["health-care/art-238"].schemes == ["state-budget"]


def test_the_command_counts_what_changed_and_says_what_to_do(tmp_path, monkeypatch, capsys, read):
    monkeypatch.setattr("assessment.amendments.checked_dataset", lambda: read.dataset)
    assert main([str(TEXTS / "changed")]) == 1
    told = capsys.readouterr().out
    assert "\n2 differences from what was read, which is 2 articles of 1 laws.\nOpen each article" in told
    assert main([str(TEXTS / "as_read")]) == 0
    assert capsys.readouterr().out == "Still the law: 2 articles of 1 laws are as they were read.\n"
    write_text(tmp_path)
    assert main([str(tmp_path)]) == 2
    assert "it has no article" in capsys.readouterr().err


def test_without_a_folder_the_command_says_how_it_is_called(capsys):
    assert main([]) == 2
    assert "python -m assessment.amendments FOLDER" in capsys.readouterr().err


@pytest.mark.skipif(not SHARED.is_dir(), reason="the texts of the laws are not here")
def test_what_was_read_is_still_the_law(capsys):
    assert main([str(SHARED)]) == 0, capsys.readouterr().out
