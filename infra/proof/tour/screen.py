"""One person's page, used by its words as a person uses it."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, expect

PATIENCE_MS = 40_000
COLOURS = 96


class Screen:
    """`words` are the page's own, by their keys in its dictionary."""

    def __init__(self, page: Page, words: dict[str, str], shots: Callable[[], Path | None]) -> None:
        self.page = page
        self.words = words
        self._shots = shots

    def says(self, key: str) -> str:
        return self.words[key]

    def goes_to(self, path: str) -> None:
        self.page.goto(f"{self.page.url.partition('#')[0]}#/{path}")

    def press(self, key: str, *, sure: bool = False) -> None:
        """A button; `sure` where the page asks once more in a dialog."""
        self.button(key).first.click(timeout=PATIENCE_MS)
        if sure:
            self.page.get_by_role("dialog").get_by_role("button", name=self.says(key), exact=True).click()

    def button(self, key: str) -> Locator:
        return self.page.get_by_role("button", name=self.says(key), exact=True)

    def follow(self, key: str) -> None:
        """A link that begins with these words."""
        begins = re.compile(f"^{re.escape(self.says(key))}")
        self.page.get_by_role("link", name=begins).first.click(timeout=PATIENCE_MS)

    def fill(self, key: str, text: str) -> None:
        self.page.get_by_label(self.says(key), exact=True).first.fill(text, timeout=PATIENCE_MS)

    def choose(self, key: str) -> None:
        """One of several, by its own words."""
        self.page.get_by_label(re.compile(f"^{re.escape(self.says(key))}")).first.check(timeout=PATIENCE_MS)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=PATIENCE_MS)

    def digits(self, box: str) -> str:
        """A code as it is read off the page."""
        shown = self.page.locator(f"{box} .code-digits [aria-hidden]").first
        shown.wait_for(timeout=PATIENCE_MS)
        return re.sub(r"\D", "", shown.inner_text())

    def picture(self, name: str) -> None:
        if folder := self._shots():
            folder.mkdir(parents=True, exist_ok=True)
            shown = Image.open(BytesIO(self.page.screenshot(animations="disabled")))
            # Pages have few colours: a third of the bytes, and no eye sees it.
            shown.convert("RGB").quantize(COLOURS).save(folder / f"{name}.png", optimize=True)
