"""A Chromium to try the pages in: the machine's own, or the one that an npm package brings along."""

import shutil
from pathlib import Path

from infra.say import Stop

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb", "--font-render-hinting=none")


def executable() -> Path:
    """Raises Stop where neither is to be had."""
    own = next((found for name in NAMES if (found := shutil.which(name))), None)
    if own is None:
        raise Stop("No Chromium: apt-get install chromium fonts-noto-cjk")
    return Path(own)
