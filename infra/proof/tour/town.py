"""Everybody of the demonstration with a tab each, opened from the start page as a newcomer opens them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, sync_playwright

from infra.local.addresses import Addresses
from infra.proof.tour.screen import Screen
from infra.proof.walk.checks import Checks, Unexpected
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.say import Progress
from infra.web import chromium
from infra.web.words import words

SIZES = {"portal": (390, 844), "desk": (1440, 900), "kiosk": (1080, 1920), "board": (1440, 900)}
TAGS = {"zh": "zh-CN", "en": "en-GB"}


class TourTown:
    """`language` zh or en; pictures go to `pictures` where one is given."""

    def __init__(
        self, addresses: Addresses, context: BrowserContext, language: str, pictures: Path | None, say: Progress
    ) -> None:
        self.language = language
        self.say = say
        self._pictures = pictures
        self._context = context
        self._start = self._tab(addresses["start"], "desk")
        self._people: dict[str, Screen] = {}
        self.addresses = addresses

    def person(self, who: str, face: str) -> Screen:
        """Signed in by the button of the start page; the tab stays open until the end."""
        if who not in self._people:
            with self._context.expect_page() as opened:
                self._start.locator(f'[action="/be/{who}"] button').first.click()
            page = opened.value
            self._sized(page, face)
            page.locator("h1").first.wait_for()
            self._people[who] = self._screen(page, face)
        return self._people[who]

    def visitor(self, address: str, face: str) -> Screen:
        """Somebody who has an address and nothing else."""
        return self._screen(self._tab(address, face), face)

    def kiosk(self, cabinet: str) -> Screen:
        """The screen of one cabinet, as it stands in the hall."""
        if cabinet not in self._people:
            self._people[cabinet] = self.visitor(f"{self.addresses['cabinets'][cabinet]['keypad']}/", "kiosk")
        return self._people[cabinet]

    def cabinet(self, name: str) -> LiveCabinet:
        return LiveCabinet(name, self.addresses["cabinets"][name], self.addresses["relay"], Checks(_unexpected))

    def picture_all(self, name: str) -> None:
        """What everybody has before them, for who asks what went wrong."""
        for who, screen in self._people.items():
            screen.picture(f"{name}-{who}")

    def _screen(self, page: Page, face: str) -> Screen:
        return Screen(page, words(face, self.language), lambda: self._pictures)

    def _tab(self, address: str, face: str) -> Page:
        page = self._context.new_page()
        self._sized(page, face)
        page.goto(address)
        return page

    def _sized(self, page: Page, face: str) -> None:
        width, height = SIZES[face]
        page.set_viewport_size({"width": width, "height": height})


def _unexpected(what: str) -> None:
    raise Unexpected(what)


@contextmanager
def opened(
    addresses: Addresses, language: str, say: Progress, *, pictures: Path | None = None, slow_ms: int = 0
) -> Iterator[TourTown]:
    """`slow_ms` after each thing that is done, for who looks on."""
    chosen = chromium.found()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chosen.executable, args=list(chosen.flags), env=dict(chosen.environment), slow_mo=slow_ms
        )
        context = browser.new_context(locale=TAGS[language], timezone_id="Asia/Shanghai", reduced_motion="reduce")
        yield TourTown(addresses, context, language, pictures, say)
        browser.close()
