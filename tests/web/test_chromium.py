"""The browser that packages bring, for a machine that has none."""

from concurrent.futures import Executor

import pytest
from playwright.sync_api import sync_playwright

from infra.web import chromium

pytestmark = pytest.mark.web


def test_the_packaged_browser_has_chinese_letters(monkeypatch: pytest.MonkeyPatch, apart: Executor) -> None:
    """Letters that it lacks would all be the same empty box."""
    monkeypatch.setenv("XINBAO_CHROMIUM", "packaged")
    assert len(apart.submit(_pictures, "信包箱柜").result()) == 4


def _pictures(letters: str) -> set[bytes]:
    chosen = chromium.found()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chosen.executable, args=list(chosen.flags), env=dict(chosen.environment)
        )
        page = browser.new_page(viewport={"width": 200, "height": 100})
        shown = set[bytes]()
        for letter in letters:
            page.set_content(f"<p>{letter}</p>")
            shown.add(page.screenshot())
        browser.close()
    return shown
