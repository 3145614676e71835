"""People with a browser each."""

import pytest
from playwright.sync_api import Browser, Page

from tests.web.watching import Watched

SIZES = {"phone": (360, 780), "tablet": (768, 1024), "desktop": (1440, 900)}


class People:
    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._watched: list[Watched] = []

    def window(self, size: str = "phone", language: str = "zh-CN", **options: object) -> Page:
        """A browser of its own, as another person has it. `size`: phone, tablet or desktop."""
        width, height = SIZES[size]
        context = self._browser.new_context(
            viewport={"width": width, "height": height}, locale=language, timezone_id="Asia/Shanghai",
            reduced_motion="reduce", **options,  # type: ignore[arg-type]  # Playwright's own options, passed on
        )  # fmt: skip
        page = context.new_page()
        self._watched.append(Watched(page))
        return page

    def loses_line(self, page: Page) -> None:
        """The test takes away what answers this window: the browser's own lines about that are no fault."""
        next(one for one in self._watched if one.page is page).loses_line = True

    def close(self) -> None:
        """No console message, no CSP report, no request to another host, in any window of any test."""
        faults = [fault for one in self._watched for fault in one.faults()]
        for one in self._watched:
            one.page.context.close()
        if faults:
            pytest.fail("\n".join(faults))
