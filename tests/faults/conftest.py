"""What tests with real worker processes share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.worker_county import County, county


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """A county with an empty database that nobody uses: others start as copies of it. `make test` made it already."""
    migrated = os.environ.get("TEST_MIGRATED_FOLDER")
    if migrated and "DATABASE_URL" not in os.environ:
        yield County(Path(migrated), {})
        return
    with county(tmp_path_factory.mktemp("founded")) as made:
        made.manage("migrate", "--verbosity", "0", timeout=600)
        made.manage("createcachetable", timeout=300)
        yield made
