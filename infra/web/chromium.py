"""A Chromium to try the pages in: the machine's own, or one from packages, with Chinese letters, where it has none."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from infra.paths import ROOT
from infra.say import Stop
from infra.web import node

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb", "--font-render-hinting=none")
# The package's Chromium is built for lambdas: one process, no zygote.
PACKAGED_FLAGS = (*FLAGS, "--single-process", "--no-zygote", "--headless=shell")
HOME = ROOT / ".local" / "browser"
_SOURCES = Path(__file__).with_name("browser")
_FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><dir>{own}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


class Chromium(NamedTuple):
    executable: Path
    flags: tuple[str, ...]
    environment: Mapping[str, str]


def found() -> Chromium:
    """Raises Stop where neither is to be had. XINBAO_CHROMIUM=packaged leaves the machine's own alone."""
    own = next((path for name in NAMES if (path := shutil.which(name))), None)
    if own and os.environ.get("XINBAO_CHROMIUM") != "packaged":
        return Chromium(Path(own), FLAGS, os.environ)
    return _packaged()


def _packaged() -> Chromium:
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return Chromium(_unpacked(), PACKAGED_FLAGS, os.environ | _surroundings())


def _unpacked() -> Path:
    for source in _SOURCES.iterdir():
        if source.is_file():
            shutil.copy2(source, HOME)
    node.install(HOME)
    done = node.run("node", "unpack.mjs", cwd=HOME, TMPDIR=str(HOME))
    if done.returncode:
        raise Stop(f"The packaged Chromium could not be unpacked: {done.stderr.strip()[-300:]}")
    return Path(done.stdout.strip())


def _surroundings() -> dict[str, str]:
    """Its libraries, and letters for what the pages say."""
    conf = HOME / "fonts.conf"
    conf.write_text(_FONTS_CONF.format(fonts=_fonts(), own=HOME / "fonts", cache=HOME / "font-cache"), encoding="utf-8")
    libraries = f"{HOME / 'al2023' / 'lib'}{os.pathsep}{os.environ.get('LD_LIBRARY_PATH', '')}"
    return {"LD_LIBRARY_PATH": libraries.rstrip(os.pathsep), "FONTCONFIG_FILE": str(conf)}


def _fonts() -> Path:
    folder = HOME / "letters"
    if not folder.is_dir():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        listed = ["--require-hashes", "-r", str(_SOURCES / "fonts.txt"), "--target", str(folder)]
        done = subprocess.run([*command, *listed], capture_output=True, text=True, check=False)
        if done.returncode:
            raise Stop(f"No Chinese letters for the browser: {done.stderr.strip()[-300:]}")
    return folder
