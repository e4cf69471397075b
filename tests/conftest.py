"""What all tests share. In CI nothing may be skipped, because a skipped journey or contract proves nothing."""

import os
from collections.abc import Generator

import pytest

from tests import counting


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, None, pytest.TestReport]:
    """Turn a skip into a failure where CI is set."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped in CI: {report.longrepr}"
    return report


@pytest.fixture(scope="session", autouse=True)
def children_are_counted() -> None:
    """Zygotes of the tests tell which lines their locked children ran, where lines are counted."""
    counting.announce()
