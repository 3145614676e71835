"""python -m infra.web.build: the faces as files, in a folder that is keyed by their sources."""

import fcntl
import hashlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from infra.paths import ROOT
from infra.say import Progress, Stop, complain
from infra.web import node
from infra.web.node import WEB

HOME = ROOT / ".local" / "web"
KEPT_BUILDS = 4
_ASIDE = {"node_modules", "dist"}


def sources() -> Iterator[Path]:
    """Everything that the pages are made of, in a fixed order."""
    for path in sorted(WEB.rglob("*")):
        if path.is_file() and not _ASIDE & set(path.relative_to(WEB).parts):
            yield path


def fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sources():
        digest.update(str(path.relative_to(WEB)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def built(say: Progress) -> Path:
    """The folder with portal.html, desk.html, kiosk.html, board.html and assets/.

    Raises Stop where it cannot be made.
    """
    HOME.mkdir(parents=True, exist_ok=True)
    with (HOME / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        out = HOME / fingerprint()
        if not (out / "portal.html").is_file():
            say("building the pages (a few seconds)")
            _build(out)
    return out


def _build(out: Path) -> None:
    made = HOME / "made"
    shutil.rmtree(made, ignore_errors=True)
    done = node.tool("vite", "build", "--outDir", str(made), "--emptyOutDir", "--logLevel", "warn")
    if done.returncode:
        raise Stop(f"The pages could not be built: {(done.stderr or done.stdout).strip()[-800:]}")
    made.rename(out)
    for old in sorted((one for one in HOME.iterdir() if one.is_dir()), key=lambda p: p.stat().st_mtime)[:-KEPT_BUILDS]:
        shutil.rmtree(old, ignore_errors=True)


def main() -> int:
    try:
        print(built(Progress()))
    except Stop as error:
        return complain(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
