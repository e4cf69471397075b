"""What tests with real worker processes share."""

from collections.abc import Iterator

import pytest

from tests.faults.worker_county import County, county


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """A county with an empty database that nobody uses: others start as copies of it."""
    with county(tmp_path_factory.mktemp("founded")) as made:
        made.manage("migrate", "--verbosity", "0", timeout=600)
        made.manage("createcachetable", timeout=300)
        yield made
