"""Where a reader is: the way from the opening page to the page shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way; without an address it is the page shown. `lang` where the title is a paper's own."""

    title: str
    address: str = ""
    lang: str = ""


def korean_crumb(title: str, address: str = "") -> Crumb:
    """The step of a record or an editor's page: its title is Korean, whatever language the screen speaks."""
    return Crumb(title, address, "ko")
