"""Members of staff at their own browsers: they sign in at the issuer's page, as people do."""

from typing import NamedTuple

from playwright.sync_api import Page, expect

from infra.local.addresses import Addresses
from tests.web.people import People


class Desk(NamedTuple):
    """One member of staff's desk, signed in."""

    page: Page
    api: str

    def goes_to(self, path: str) -> None:
        self.page.goto(f"{self.api}/desk#/{path}")


def signs_in(town: Addresses, people: People, username: str, size: str = "desktop", language: str = "zh-CN") -> Desk:
    """From the desk's first page to the issuer's and back."""
    account = next(one for one in town["staff"] if one["username"] == username)
    page = people.window(size, language)
    page.goto(f"{town['api']}/desk")
    page.get_by_role("button").filter(has_text="登录" if language == "zh-CN" else "Sign in").click()
    fills_in(page, account["username"], account["password"])
    expect(page.get_by_role("navigation").first).to_be_visible()
    return Desk(page, town["api"])


def fills_in(page: Page, username: str, password: str) -> None:
    """The form of the stand-in's issuer."""
    page.locator("input[name=username]").fill(username)
    page.locator("input[name=password]").fill(password)
    page.get_by_role("button", name="Sign in").click()
