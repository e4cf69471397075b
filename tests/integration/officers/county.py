"""The services of the test's county, as settings.DISCLOSURE_SERVICES names them."""

from disclosure.wiring import Services, Workplace

PLACES: list[Workplace] = []
"""The place of work of the running test, alone."""


def make_services() -> Services:
    """What the composition root would make."""
    place = PLACES[-1]
    return Services(
        engine=place.engine,
        public=place.public,
        clock=place.clock,
        sealed=place.sealed,
        vault=place.vault,
        open_workshop=place.open_workshop,
    )
