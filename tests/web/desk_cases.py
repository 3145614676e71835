"""Cases brought to a step of their way as the walk brings them: through the public interfaces, with real cabinets."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from infra.local.addresses import Addresses
from infra.proof.http import send_json
from infra.proof.walk import steps
from infra.proof.walk.checks import Checks, until
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.steps import HeldCode
from infra.proof.walk.story import Story, WalkedCase
from infra.proof.walk.timeline import SilentTeller
from infra.proof.walk.world import World
from tests.web.axe import findings

ITEM = "证照领取"


class Office:
    """A centre at work: staff are signed in, and no hand is at a door but the test's."""

    def __init__(self, addresses: Addresses) -> None:
        self.said: list[str] = []
        self._town = addresses
        self.world = World(addresses, Checks(self.said.append))
        self.story = Story(self.world, SilentTeller())
        self._people: dict[str, PortalUser] = {}

    @property
    def cabinet(self) -> LiveCabinet:
        return next(iter(self.world.cabinets.values()))

    def applicant(self) -> PortalUser:
        """One for the whole test run, since sign-in codes are few."""
        if "one" not in self._people:
            who = self.world.applicant()
            who.signs_in()
            who.identifies()
            self._people["one"] = who
        return self._people["one"]

    def passed(self, collecting: str = "locker") -> WalkedCase:
        return steps.passed_case(self.story, self.applicant(), ITEM, collecting, at=self.cabinet)

    def reserved(self, size: str = "small") -> tuple[WalkedCase, HeldCode]:
        case = self.passed()
        return case, steps.reserves(self.story, case, self.cabinet, size=size)

    def deposited(self) -> tuple[WalkedCase, str]:
        """The case, and the door behind which its papers lie."""
        case, held = self.reserved()
        steps.hands_in(self.story, case, self.cabinet, held)
        return case, held.door

    def collected(self) -> WalkedCase:
        case, _door = self.deposited()
        steps.collects(self.story, case, self.cabinet)
        return case

    def at_window(self, collecting: str = "locker") -> WalkedCase:
        case = self.passed(collecting)
        steps.arrives(self.story, case, "window")
        steps.to_window(self.story, case)
        return case

    def result_ready(self, collecting: str = "locker") -> WalkedCase:
        case = self.at_window(collecting)
        steps.decided(self.story, case)
        return case

    def stored(self) -> tuple[WalkedCase, HeldCode]:
        case = self.result_ready()
        return case, steps.stores(self.story, case, self.cabinet)

    def says_nothing_is_inside(self, doors: list[str]) -> None:
        """The person at the cabinet shuts each door of the route and answers that nothing was there."""
        for door in doors:
            self.cabinet.awaits_open(door)
            self.cabinet.shuts(door)
            until(f"{door} asks", lambda door=door: self._asked(door), 20)

    def _asked(self, door: str) -> bool:
        keypad = self._town["cabinets"][self.cabinet.thing]["keypad"]
        session = (self.cabinet.state().get("session") or {}).get("id", "none")
        answer = {"door": door, "answer": "nothing"}
        return send_json("POST", f"{keypad}/sessions/{session}/answers", answer).status == 200

    def number(self, case: WalkedCase) -> str:
        return str(case.seen()["case_number"])


@contextmanager
def opened(addresses: Addresses) -> Iterator[Office]:
    """Ends with cabinets and network as they were, and every check of the way held."""
    office = Office(addresses)
    try:
        office.world.opens_for_the_day()
        yield office
    finally:
        office.world.as_before()


def press(page: Page, name: str, *, sure: bool = False) -> None:
    """A button of the page; `sure` where the deed is asked once more."""
    page.get_by_role("button", name=name, exact=True).first.click()
    if sure:
        dialog = page.get_by_role("dialog")
        assert findings(page) == []
        dialog.get_by_role("button", name=name, exact=True).click()


def shown_code(page: Page) -> str:
    """The digits as a person reads them off the page."""
    page.locator(".held-code").first.wait_for()
    return re.sub(r"\D", "", page.locator(".held-code .code-digits [aria-hidden]").first.inner_text())
