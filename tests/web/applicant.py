"""Applicants at their own phones: signed in by the code that the phone shows, as the page does it."""

from typing import NamedTuple

from playwright.sync_api import Page

from infra.local.addresses import Addresses
from infra.proof.walk.phone import now
from infra.proof.walk.portal_user import SIGN_IN, PortalUser
from tests.web.people import People

BEGIN = """async (given) => {
  const headers = {'Content-Type': 'application/json', 'X-Xinbao': '1', 'Idempotency-Key': crypto.randomUUID()};
  const answer = await fetch('session', {method: 'POST', headers, body: JSON.stringify(given)});
  return answer.status;
}"""


class Portal(NamedTuple):
    """One applicant's browser, signed in."""

    page: Page
    api: str

    def goes_to(self, path: str) -> None:
        self.page.goto(f"{self.api}/portal#/{path}")


def signs_in(town: Addresses, people: People, who: PortalUser, size: str = "phone", language: str = "zh-CN") -> Portal:
    """With a new code to the phone of `who`, who has been known to the portal before."""
    page = people.window(size, language)
    page.goto(f"{town['api']}/portal")
    number = who.phone.number
    began = now()
    asked = who.api.post("/sign-in/codes", {"phone": number, "centre": who.centre})
    found = SIGN_IN.search(who.phone.receives("验证码", since=began))
    assert found
    assert page.evaluate(BEGIN, {"challenge": asked["challenge"], "code": found[1]}) == 200
    return Portal(page, town["api"])
