"""A software update: fetched, checked, laid out beside the running release, tried, kept or given up by itself."""

import asyncio
import base64
import hashlib
import io
import shutil
import urllib.request
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from iot.errors import JobFailed
from iot.fleet import openssl, releases

LARGEST = 8 * 2**20
LARGEST_UNPACKED = 32 * 2**20
ROOTS = ("iot/", "cabinet_contract/")
FETCH_S = 120


@dataclass(frozen=True, slots=True)
class Artefact:
    version: str
    url: str
    sha256: str
    size: int
    signature: bytes

    @property
    def signed(self) -> bytes:
        """What the signature is over. The name keeps it from being taken for a signature of anything else."""
        return f"xinbao-cabinet\n{self.version}\n{self.sha256}\n".encode()


class Updates:
    """`running` is this program's own version. `restart` begins the program again by way of the launcher."""

    def __init__(self, directory: Path, key: Path, running: str, restart: Callable[[], None]) -> None:
        self._directory = directory
        self._key = key
        self._running = running
        self._restart = restart

    async def update(self, document: Mapping[str, Any]) -> dict[str, str] | None:
        artefact = parsed(document)
        state = releases.read(self._directory)
        if artefact.version == self._running:
            # Offered again after the restart; while it is still being tried, the answer waits.
            return None if state.trial == artefact.version else {"version": self._running}
        if state.failed == artefact.version:
            raise JobFailed(f"given up: {state.reason}")
        if releases.numbers(artefact.version) < releases.numbers(self._running):
            raise JobFailed(f"{artefact.version} is older than {self._running}, which runs")
        await asyncio.to_thread(self._stage, artefact)
        releases.begin_trial(self._directory, artefact.version)
        self._restart()
        return None

    def _stage(self, artefact: Artefact) -> None:
        if not openssl.is_signed(artefact.signed, artefact.signature, self._key):
            raise JobFailed("the signature is not that of the centre's release key")
        data = fetched(artefact)
        if hashlib.sha256(data).hexdigest() != artefact.sha256:
            raise JobFailed("what was fetched is not what was signed")
        unpack(data, self._directory / artefact.version)


def parsed(document: Mapping[str, Any]) -> Artefact:
    try:
        artefact = Artefact(
            str(document["version"]), str(document["url"]), str(document["sha256"]), int(document["size"]),
            base64.b64decode(document["signature"], validate=True),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as error:
        raise JobFailed(f"the job lacks or misspells {error}") from error
    if not releases.VERSION.fullmatch(artefact.version) or not 0 < artefact.size <= LARGEST:
        raise JobFailed("no such version, or too large")
    return artefact


def fetched(artefact: Artefact) -> bytes:
    parts = urlsplit(artefact.url)
    if parts.scheme != "https" and parts.hostname != "127.0.0.1":
        raise JobFailed("updates are fetched over https only")
    try:
        with urllib.request.urlopen(artefact.url, timeout=FETCH_S) as answer:
            return bytes(answer.read(artefact.size + 1))
    except OSError as error:
        raise JobFailed(f"could not be fetched: {error}") from error


def unpack(data: bytes, target: Path) -> None:
    """Into a directory of another name first: a release's directory is there whole or not at all."""
    building = target.with_name(f"{target.name}.part")
    shutil.rmtree(building, ignore_errors=True)  # of an attempt that was cut off
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if sum(info.file_size for info in archive.infolist()) > LARGEST_UNPACKED:
                raise JobFailed("unpacks to too much")
            if not all(name.startswith(ROOTS) and ".." not in name for name in names):
                raise JobFailed("holds files that are none of the program's")
            archive.extractall(building)
    except zipfile.BadZipFile as error:
        raise JobFailed("is no release") from error
    except OSError as error:
        shutil.rmtree(building, ignore_errors=True)
        raise JobFailed(f"could not be laid out: {error}") from error
    if not target.exists():
        building.rename(target)
