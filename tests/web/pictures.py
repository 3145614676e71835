"""Pictures of pages for docs/pictures, written when XINBAO_PICTURES is set, so that a test run changes no file."""

import os
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page

from infra.paths import ROOT

FOLDER = ROOT / "docs" / "pictures"
COLOURS = 128


def take(page: Page, name: str, whole: bool = False) -> None:
    """`name` like portal-code-zh; the picture is what the test has on its page at this moment."""
    if os.environ.get("XINBAO_PICTURES"):
        FOLDER.mkdir(exist_ok=True)
        taken = Image.open(BytesIO(page.screenshot(full_page=whole, animations="disabled")))
        # Pages are flat: with a palette of their own they look the same at a third of the size.
        taken.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
