"""Lays the package's files out and has dpkg-deb pack them; the same files give the same package."""

import gzip
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from cabinet_contract import VERSION
from infra.deb.wheels import requirements
from infra.paths import ROOT
from infra.say import Stop
from infra.web import kiosk

ARCHITECTURES = ("all", "amd64", "arm64", "armhf")
PACKAGING = ROOT / "packaging"
APP = "opt/xinbao-cabinet"
DOCUMENTS = ("installing-a-cabinet.md", "installing-a-cabinet.zh-CN.md", "kiosk.md", "kiosk.zh-CN.md", "boards.md")
DOC = "usr/share/doc/xinbao-cabinet"
EPOCH = "1767225600"  # 2026-01-01: times of files are no part of what a package is
CONTROL = """Package: xinbao-cabinet
Version: {version}
Architecture: {arch}
Section: misc
Priority: optional
Maintainer: Xinbao <noreply@example.org>
Depends: python3 (>= 3.11), python3-venv, openssl, adduser
Suggests: cage, chromium, fonts-noto-cjk
Installed-Size: {size}
Description: Controller of a 24-hour self-service government document locker
 Opens the doors of a locker cabinet for codes that the cloud has issued,
 with the network up or down, and tells what happened. Speaks to common lock
 boards on RS-485 and to AWS IoT Core.
"""
CHANGES = """xinbao-cabinet ({version}) unstable; urgency=medium

  * See the project's history.

 -- Xinbao <noreply@example.org>  Thu, 01 Jan 2026 00:00:00 +0000
"""


def build(out: Path, arch: str, wheels: Path | None) -> Path:
    """Returns the package's path. Raises Stop where dpkg-deb is missing."""
    if shutil.which("dpkg-deb") is None:
        raise Stop("dpkg-deb is missing: apt-get install dpkg")
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"xinbao-cabinet_{VERSION}_{arch}.deb"
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "root"
        lay_out(root, wheels)
        _control(root, arch)
        _same_times(root)
        environment = os.environ | {"SOURCE_DATE_EPOCH": EPOCH}
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(target)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Stop(f"dpkg-deb: {done.stderr.strip()}")
    return target


def lay_out(root: Path, wheels: Path | None) -> None:
    for source, name in ((ROOT / "iot", "iot"), (ROOT / "vendor" / "cabinet_contract", "cabinet_contract")):
        skipped = shutil.ignore_patterns("__pycache__", "sim")
        shutil.copytree(source, root / APP / "app" / name, ignore=skipped)
    kiosk.put(root / APP / "app" / "iot" / "local" / "pages")
    (root / APP / "requirements.txt").write_text(requirements())
    if wheels is not None:
        shutil.copytree(wheels, root / APP / "wheels", ignore=lambda _, names: {n for n in names if n[-4:] != ".whl"})
    _put(root / "lib/systemd/system/xinbao-cabinet.service", PACKAGING / "xinbao-cabinet.service")
    _put(root / "lib/systemd/system/xinbao-kiosk.service", PACKAGING / "xinbao-kiosk.service")
    _put(root / "usr/lib/xinbao-cabinet/xinbao-kiosk", PACKAGING / "xinbao-kiosk", 0o755)
    # Whatever a touch opens, the browser shows nothing but the cabinet's own page.
    _put(root / "etc/chromium/policies/managed/xinbao-kiosk.json", PACKAGING / "chromium-policies.json")
    _put(root / "usr/sbin/xinbao-cabinet", PACKAGING / "xinbao-cabinet", 0o755)
    documents = root / DOC
    _put(documents / "cabinet.json.example", PACKAGING / "cabinet.json.example")
    for document in DOCUMENTS:
        _put(documents / document, ROOT / "docs" / document)
    _put(documents / "copyright", PACKAGING / "copyright")
    (documents / "changelog.gz").write_bytes(gzip.compress(CHANGES.format(version=VERSION).encode(), mtime=0))


def _control(root: Path, arch: str) -> None:
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    control = root / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(CONTROL.format(version=VERSION, arch=arch, size=size))
    for script in ("postinst", "prerm", "postrm"):
        _put(control / script, PACKAGING / script, 0o755)


def _put(target: Path, source: Path, mode: int = 0o644) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


def _same_times(root: Path) -> None:
    for path in [root, *root.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else path.stat().st_mode & 0o755 | 0o644)
        os.utime(path, (int(EPOCH), int(EPOCH)))
