"""A release of the cabinet's program: one archive, the same for the same files, and its Ed25519 signature."""

import base64
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cabinet_contract import VERSION
from infra.paths import ROOT
from infra.say import Stop
from infra.web import kiosk

PARTS = {"iot": ROOT / "iot", "cabinet_contract": ROOT / "vendor" / "cabinet_contract"}
SKIPPED = {"__pycache__", "sim"}
STAMP = re.compile(r'^VERSION = "\d+\.\d+\.\d+"$', re.MULTILINE)


def new_key(directory: Path) -> tuple[Path, Path]:
    """The private key stays with the centre; the public one goes into every cabinet."""
    key = Ed25519PrivateKey.generate()
    private, public = directory / "release.key", directory / "release.pub"
    if private.exists():
        raise Stop(f"{private} is there already.")
    directory.mkdir(parents=True, exist_ok=True)
    private.touch(mode=0o600)
    encoding = serialization.Encoding.PEM
    private.write_bytes(key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    public.write_bytes(key.public_key().public_bytes(encoding, serialization.PublicFormat.SubjectPublicKeyInfo))
    return private, public


def build(key: Path, out: Path, version: str | None = None) -> dict[str, Any]:
    """Writes `<version>.zip` and `<version>.json`; the latter is a job's document without the address."""
    version = version or VERSION
    out.mkdir(parents=True, exist_ok=True)
    archive = out / f"{version}.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, path in sorted(_files()):
            content = path.read_bytes()
            if name == "cabinet_contract/__init__.py":
                content = STAMP.sub(f'VERSION = "{version}"', content.decode()).encode()
            # No times of files: the same program gives the same bytes.
            packed.writestr(zipfile.ZipInfo(name), content)
    return signed(archive, key, version)


def signed(archive: Path, key: Path, version: str) -> dict[str, Any]:
    """The job's document for it, also beside it as a file."""
    data = archive.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    text = f"xinbao-cabinet\n{version}\n{sha256}\n".encode()
    private = serialization.load_pem_private_key(key.read_bytes(), None)
    assert isinstance(private, Ed25519PrivateKey)
    document = {"operation": "update", "version": version, "sha256": sha256, "size": len(data)}
    document["signature"] = base64.b64encode(private.sign(text)).decode()
    archive.with_name(f"{version}.json").write_text(json.dumps(document, indent=2))
    return document


def _files() -> Iterator[tuple[str, Path]]:
    for root, directory in PARTS.items():
        for path in directory.rglob("*"):
            inside = path.relative_to(directory)
            if path.is_file() and not SKIPPED & set(inside.parts):
                yield f"{root}/{inside.as_posix()}", path
    yield from ((f"iot/local/pages/{name}", path) for name, path in kiosk.pages().items())
