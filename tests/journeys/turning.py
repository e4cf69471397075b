"""Turning a page: a click that leads elsewhere is done once the next page stands."""

from playwright.sync_api import Error, Locator, Page

CUT_IN = "interrupted by another navigation"
TRIES = 3


def turn(button: Locator) -> None:
    """Click and wait until the page it leads to has loaded; the old page may otherwise still answer."""
    with button.page.expect_navigation():
        button.click()


def go(page: Page, address: str) -> None:
    """Open the address, once more if a screen that follows the work of the machine loads itself anew at that moment."""
    for left in reversed(range(TRIES)):
        try:
            page.goto(address)
            return
        except Error as error:
            if not left or CUT_IN not in str(error):
                raise
