"""The texts of a cell as one: what holds for it as a whole, then what each scheme says, after its name."""

from collections.abc import Iterable

from assessment.answers import Assessment
from assessment.entitlements import Entitlement
from assessment.model import Text


def conditions_of(assessment: Assessment, cell: Entitlement) -> Text | None:
    """All conditions of a cell in one text, each scheme's after its name."""
    said = [(answer.scheme, ((answer.when,) if answer.when else ()) + answer.conditions) for answer in cell.answers]
    return _by_scheme(assessment, cell.conditions, said)


def papers_of(assessment: Assessment, cell: Entitlement) -> Text | None:
    """All papers that a cell asks for in one text, each scheme's after its name."""
    return _by_scheme(assessment, cell.papers, [(answer.scheme, answer.papers) for answer in cell.answers])


def notes_of(assessment: Assessment, cell: Entitlement) -> Text | None:
    """All notes on a cell in one text, each scheme's after its name."""
    return _by_scheme(assessment, cell.notes, [(answer.scheme, answer.notes) for answer in cell.answers])


def _by_scheme(
    assessment: Assessment, general: Iterable[Text], said: Iterable[tuple[str, tuple[Text, ...]]]
) -> Text | None:
    texts = list(general)
    for scheme, own in said:
        if text := joined(own):
            label = assessment.dataset.schemes[scheme].label
            texts.append(_made(f"{label.en}: {text.en}", f"{label.sr}: {text.sr}"))
    return joined(texts)


def joined(texts: Iterable[Text]) -> Text | None:
    """Several texts as one, in each language; None if there are none."""
    texts = list(texts)
    if not texts:
        return None
    return _made(" ".join(text.en for text in texts), " ".join(text.sr for text in texts))


def _made(en: str, sr: str) -> Text:
    """A text made of texts that have been checked: checking them again would take half the time of the open data."""
    return Text.model_construct(en=en, sr=sr)
