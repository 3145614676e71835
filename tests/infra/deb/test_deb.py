"""The Debian package: it builds alike twice, holds what it must, and what it holds runs."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cabinet_contract import VERSION
from infra.deb import build, wheels
from infra.paths import ROOT
from infra.say import Stop

pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb builds packages")
PYTHON = "/opt/xinbao-cabinet/venv/bin/python"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build.build(tmp_path_factory.mktemp("deb"), "all", None)


@pytest.fixture(scope="module")
def root(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package unpacked into a root of its own."""
    directory = tmp_path_factory.mktemp("root")
    subprocess.run(["dpkg-deb", "-x", str(package), str(directory)], check=True)
    return directory


def said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_the_same_files_give_the_same_package(package: Path, tmp_path: Path) -> None:
    assert build.build(tmp_path, "all", None).read_bytes() == package.read_bytes()


def test_the_package_names_what_it_needs_and_belongs_to_root(package: Path) -> None:
    fields = said("dpkg-deb", "-f", str(package))
    assert f"Version: {VERSION}" in fields
    assert "Depends: python3 (>= 3.11), python3-venv, openssl, adduser" in fields
    listed = said("dpkg-deb", "-c", str(package)).splitlines()
    assert all(" root/root " in line for line in listed)
    assert not [line for line in listed if "__pycache__" in line or "/sim/" in line or ".pyc" in line]
    assert not [line for line in listed if line.startswith(("-rws", "drwxrwx")) or line[8] == "w"]


@pytest.mark.parametrize(
    "path",
    [
        "opt/xinbao-cabinet/app/iot/__main__.py",
        "opt/xinbao-cabinet/app/iot/journal/schema.sql",
        "opt/xinbao-cabinet/app/cabinet_contract/codes.py",
        "opt/xinbao-cabinet/requirements.txt",
        "opt/xinbao-cabinet/app/iot/local/pages/kiosk.html",
        "opt/xinbao-cabinet/app/iot/local/voice/zh/open_putting-1.ogg",
        "lib/systemd/system/xinbao-cabinet.service",
        "lib/systemd/system/xinbao-kiosk.service",
        "usr/lib/xinbao-cabinet/xinbao-kiosk",
        "etc/chromium/policies/managed/xinbao-kiosk.json",
        "usr/share/doc/xinbao-cabinet/kiosk.md",
        "usr/sbin/xinbao-cabinet",
        "usr/share/doc/xinbao-cabinet/copyright",
        "usr/share/doc/xinbao-cabinet/changelog.gz",
        "usr/share/doc/xinbao-cabinet/installing-a-cabinet.md",
        "usr/share/doc/xinbao-cabinet/cabinet.json.example",
    ],
)
def test_everything_is_in_its_place(root: Path, path: str) -> None:
    assert (root / path).is_file()


def test_every_library_is_pinned_by_its_hash_and_all_that_the_program_imports_are_there(root: Path) -> None:
    text = (root / "opt/xinbao-cabinet/requirements.txt").read_text()
    names = [line.split("==")[0] for line in text.splitlines() if "==" in line]
    assert {"awsiotsdk", "awscrt", "aiohttp", "pyserial"} <= set(names)
    assert not {"boto3", "chalice", "pynamodb"} & set(names)
    assert text.count("--hash=sha256:") >= len(names)


def test_the_program_runs_from_where_it_is_installed(root: Path, tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(root / "opt/xinbao-cabinet/app"), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-P", "-m", "iot.fleet.launch", "--releases", str(tmp_path), "--", "--help"]
    done = subprocess.run(command, env=environment, cwd="/", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "provision" in done.stdout


def test_the_example_is_a_configuration_that_the_program_accepts(root: Path) -> None:
    from iot.config import loading

    found = loading.parse(json.loads((root / "usr/share/doc/xinbao-cabinet/cabinet.json.example").read_text()), root)
    assert found.fleet.release_key == Path("/etc/xinbao-cabinet/release.pub")
    assert found.state == Path("/var/lib/xinbao-cabinet")


@pytest.mark.parametrize("script", ["postinst", "prerm", "postrm", "xinbao-cabinet", "xinbao-kiosk"])
def test_the_scripts_are_sound_shell(script: str) -> None:
    subprocess.run(["sh", "-n", str(ROOT / "packaging" / script)], check=True)
    assert (ROOT / "packaging" / script).read_text().startswith("#!/bin/sh\n")


@pytest.mark.skipif(shutil.which("lintian") is None, reason="lintian judges packages")
def test_debian_s_own_judge_finds_no_error_but_the_place_that_was_chosen(package: Path) -> None:
    done = subprocess.run(["lintian", str(package)], capture_output=True, text=True, check=False)
    errors = [line for line in done.stdout.splitlines() if line.startswith("E: ")]
    assert [line for line in errors if "dir-or-file-in-opt" not in line] == []


def test_the_installer_s_programs_reach_the_adapters(root: Path) -> None:
    """The service's own right to them is in its unit; a command started by hand has only what it asks for."""
    assert "runuser -u xinbao -g xinbao -G dialout --" in (root / "usr/sbin/xinbao-cabinet").read_text()
    assert "SupplementaryGroups=dialout" in (root / "lib/systemd/system/xinbao-cabinet.service").read_text()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze checks units")
def test_the_unit_is_what_systemd_accepts(root: Path, tmp_path: Path) -> None:
    unit = (root / "lib/systemd/system/xinbao-cabinet.service").read_text()
    assert "Type=notify" in unit
    assert "WatchdogSec=60" in unit
    # It wants to see the program, which only an installation makes.
    (tmp_path / "xinbao-cabinet.service").write_text(unit.replace(PYTHON, sys.executable))
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / "xinbao-cabinet.service")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    mine = [line for line in done.stderr.splitlines() if "xinbao" in line]
    assert mine == []


def test_a_machine_without_wheels_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="build them on such a machine"):
        wheels.fetch("armhf", tmp_path)


def test_given_wheels_are_carried_along(tmp_path: Path) -> None:
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / "awscrt-1-cp311-abi3-linux_armv7l.whl").write_bytes(b"PK")
    (tmp_path / "wheels" / "notes.txt").write_text("no wheel")
    package = build.build(tmp_path, "armhf", tmp_path / "wheels")
    listed = said("dpkg-deb", "-c", str(package))
    assert "wheels/awscrt-1-cp311-abi3-linux_armv7l.whl" in listed
    assert "notes.txt" not in listed
    assert "Architecture: armhf" in said("dpkg-deb", "-f", str(package))
