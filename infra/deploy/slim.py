"""Makes what Chalice packed smaller and quicker to load, without changing what it does.

- botocore carries the descriptions of 400 AWS services (27 MB), twilio those of 30 products (18 MB), stdnum the
  numbers of 90 countries, and twilio brings an asynchronous client along: what is never called is left out.
- What is left of botocore's descriptions loses the texts for people, and the addresses of services that we never call.
  Each cold start reads them: two clients took 43 ms of CPU to make, and take 22.
- Compiled files are added. A lambda cannot write them beside its code, so it would compile at every cold start
  (measured: half of the import time of the API lambda). Unchecked: nothing changes a layer after it was made.
"""

import compileall
import gzip
import json
import py_compile
import re
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Of these folders only the named subfolders stay; files directly in them stay too.
ONLY = {
    "botocore/data": {"dynamodb", "iot-data", "kms", "s3", "secretsmanager", "sqs", "sts"},
    "twilio/rest": {"api"},
    "stdnum": {"cn"},
}
# Only the asynchronous client of twilio imports them, and nobody imports that.
UNUSED = {"aiohttp", "aiohttp_retry", "aiohappyeyeballs", "aiosignal", "frozenlist", "multidict", "propcache", "yarl"}
UNUSED |= {"attr", "attrs"}
# Typing of newer Pythons for older ones; msgspec asks for it where it is there, which costs a cold start 2 ms.
UNUSED |= {"typing_extensions.py"}
# Where these are, region by region, as botocore's endpoints.json calls them.
ENDPOINTS = {"data-ats.iot", "data.iot", "dynamodb", "kms", "s3", "secretsmanager", "sqs", "sts"}
_IN_PACKAGES = re.compile(r".*/site-packages/(?P<path>.+)")
# 1980-01-01, the oldest time that a ZIP knows: the same content gives the same file.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def is_needed(name: str) -> bool:
    """Whether an entry of a package can be used by anything of ours."""
    if name.endswith((".pyi", "/")):
        return False
    found = _IN_PACKAGES.match(name)
    path = found["path"] if found else ""
    if path.split("/")[0] in UNUSED:
        return False
    return all(_stays(path, folder, kept) for folder, kept in ONLY.items())


def _stays(path: str, folder: str, kept: set[str]) -> bool:
    inside = path.removeprefix(f"{folder}/")
    return inside == path or "/" not in inside or inside.split("/")[0] in kept


def _extract(package: Path, folder: Path) -> None:
    with zipfile.ZipFile(package) as source:
        source.extractall(folder, [name for name in source.namelist() if is_needed(name)])


def _lighten(folder: Path) -> None:
    for data in folder.rglob("site-packages/botocore/data"):
        _rewrite(data / "endpoints.json", _nearby)
        for service in data.glob("*/*/service-2.json.gz"):
            _rewrite(service, _untold)


def _rewrite(file: Path, change: Callable[[Any], Any]) -> None:
    packed = file.suffix == ".gz"
    content = file.read_bytes()
    made = json.dumps(change(json.loads(gzip.decompress(content) if packed else content)), separators=(",", ":"))
    file.write_bytes(gzip.compress(made.encode(), mtime=0) if packed else made.encode())


def _nearby(endpoints: dict[str, Any]) -> dict[str, Any]:
    for partition in endpoints["partitions"]:
        partition["services"] = {name: at for name, at in partition["services"].items() if name in ENDPOINTS}
    return endpoints


def _untold(description: Any) -> Any:
    """Every documentation is empty; botocore wants some of them to be there, so they stay."""
    if isinstance(description, list):
        return [_untold(part) for part in description]
    if not isinstance(description, dict):
        return description
    blank = {"documentation": ""} if isinstance(description.get("documentation"), str) else {}
    return {name: _untold(part) for name, part in description.items()} | blank


def _compile(folder: Path) -> None:
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    # The paths in tracebacks are those inside the lambda, not those of this machine.
    compileall.compile_dir(folder, quiet=2, invalidation_mode=mode, stripdir=str(folder), workers=0)


def _pack(folder: Path, package: Path) -> None:
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, path.read_bytes())


def slim(package: Path) -> None:
    """Rewrites the ZIP in place; deterministic for the same interpreter."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _extract(package, folder)
        _lighten(folder)
        _compile(folder)
        _pack(folder, package)
