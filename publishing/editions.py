"""The three editions of the site: where each stands, what it is called, how its language is tagged."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SiteEdition:
    """English, Serbian in Cyrillic, or the latter in Latin script. Not the edition that the data make up by a day."""

    code: str
    name: str  # In itself.
    tag: str  # The language its pages are tagged with (BCP 47).

    @property
    def root(self) -> str:
        """Where it stands under the site's root: "" for the first, "sr/" for Serbian."""
        return "" if self == ENGLISH else f"{self.code}/"

    @property
    def report(self) -> str:
        """Where its report stands under the site's root."""
        return f"pdf/baseline-{self.code}.pdf"

    @property
    def brief(self) -> str:
        """Where its brief stands under the site's root."""
        return f"pdf/brief-{self.code}.pdf"


ENGLISH = SiteEdition("en", "English", "en")
SERBIAN = SiteEdition("sr", "Српски", "sr")
LATIN = SiteEdition("sr-latn", "Srpski", "sr-Latn")  # Made of the Serbian one; MkDocs doesn't know of it.
EDITIONS = (ENGLISH, SERBIAN, LATIN)


def edition(code: str) -> SiteEdition:
    """The edition with this code, which for the first two is that of their language."""
    return next(edition for edition in EDITIONS if edition.code == code)
