"""Where a reader is: the way from the opening page to the page shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way; without an address it is the page shown."""

    title: str
    address: str = ""
