"""Turning a page: a click that leads elsewhere is done once the next page stands."""

from playwright.sync_api import Locator


def turn(button: Locator) -> None:
    """Click and wait until the page it leads to has loaded; the old page may otherwise still answer."""
    with button.page.expect_navigation():
        button.click()
