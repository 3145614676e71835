"""Node and npm of the environment, and the packages that a lock file names."""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.paths import ROOT
from infra.say import Stop

WEB = ROOT / "web"
TOOLS = Path(sys.executable).parent
_STAMP = "node_modules/.of-lock"


def run(*command: str, cwd: Path = WEB, **extra: str) -> subprocess.CompletedProcess[str]:
    """A program that finds this Node; `extra` is its environment's. Its exit code is the caller's to judge."""
    environment = os.environ | {"PATH": f"{TOOLS}{os.pathsep}{os.environ.get('PATH', '')}", "NO_COLOR": "1"} | extra
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def tool(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One of web/'s own tools (vite, tsc, oxlint), installed first where that is needed. Raises Stop."""
    install()
    return run(str(WEB / "node_modules" / ".bin" / name), *arguments)


def install(folder: Path = WEB) -> None:
    """`npm ci` in the folder, once for each lock file. Raises Stop, without network for instance."""
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    with _alone():
        stamp = folder / _STAMP
        if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
            return
        done = run(str(TOOLS / "npm"), "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
        if done.returncode:
            raise Stop(f"npm could not fetch its packages, which needs the network once: {done.stderr.strip()[-300:]}")
        stamp.write_text(wanted, encoding="ascii")


@contextmanager
def _alone() -> Iterator[None]:
    home = ROOT / ".local"
    home.mkdir(exist_ok=True)
    with (home / "npm.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
