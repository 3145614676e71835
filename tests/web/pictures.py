"""Pictures of pages for docs/pictures, written when XINBAO_PICTURES is set, so that a test run changes no file."""

import os

from playwright.sync_api import Page

from infra.paths import ROOT

FOLDER = ROOT / "docs" / "pictures"


def take(page: Page, name: str, whole: bool = False) -> None:
    """`name` like portal-code-zh; the picture is what the test has on its page at this moment."""
    if os.environ.get("XINBAO_PICTURES"):
        FOLDER.mkdir(exist_ok=True)
        page.screenshot(path=FOLDER / f"{name}.png", full_page=whole, animations="disabled")
