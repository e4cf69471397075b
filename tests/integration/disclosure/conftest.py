"""A small county in the database and in folders."""

from pathlib import Path

import pytest

from tests.disclosure_world import World, make_world


@pytest.fixture
def world(db: None, tmp_path: Path) -> World:
    """The county."""
    return make_world(tmp_path)
