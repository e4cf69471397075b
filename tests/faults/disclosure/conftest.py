"""A county whose rows are really committed, so that other processes see them."""

from pathlib import Path

import pytest

from tests.disclosure_world import World, make_world


@pytest.fixture
def world(transactional_db: None, tmp_path: Path) -> World:
    """The county."""
    return make_world(tmp_path)
