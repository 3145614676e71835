"""A new certificate in two jobs; the old one is used until the new one has proved itself on the line.

make_key          the private key is made here and never leaves; the cloud gets its signing request
use_certificate   the certificate is tried after a restart: `identity.trial.json`, at most twice. Connected and the
                  shadow read: it becomes the identity. Otherwise the old one goes on, and the job fails.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from iot.errors import JobFailed
from iot.fleet import openssl
from iot.machine import identity
from iot.machine.identity import Identity
from iot.private_files import write_private

KEY, TRIAL = "key.new.pem", "identity.trial.json"
TRIES = 2


@dataclass(frozen=True, slots=True)
class Trial:
    certificate: str
    private_key: str
    tries: int = 0
    failed: bool = False


class Certificates:
    """`restart` begins the program again, with whatever `candidate` then says."""

    def __init__(self, state: Path, own: Identity, restart: Callable[[], None]) -> None:
        self._state = state
        self._own = own
        self._restart = restart

    async def make_key(self, document: Mapping[str, Any]) -> dict[str, str]:
        """Offered again: the same key, so that the cloud's certificate fits whichever answer it has."""
        key = self._state / KEY
        if not key.exists():
            building = key.with_suffix(".part")
            building.touch(mode=0o600)
            await asyncio.to_thread(openssl.new_key, building)
            building.replace(key)
        request = await asyncio.to_thread(openssl.signing_request, self._own.thing, key)
        return {"csr": "".join(line for line in request.splitlines() if "-----" not in line)}

    async def use_certificate(self, document: Mapping[str, Any]) -> dict[str, str] | None:
        certificate = document.get("certificate")
        if not isinstance(certificate, str) or "BEGIN CERTIFICATE" not in certificate:
            raise JobFailed("the job holds no certificate")
        trial = read_trial(self._state)
        if certificate == self._own.certificate:
            # While it is still on trial the answer waits: the cloud takes the old one away when it hears of success.
            return {"certificate": "in use"} if trial is None else None
        if trial is not None and trial.certificate == certificate and (trial.failed or trial.tries >= TRIES):
            raise JobFailed("no connection with the new certificate; the old one stays in use")
        key = self._state / KEY
        if not key.exists() or not await asyncio.to_thread(openssl.belong_together, certificate, key):
            raise JobFailed("it does not belong to the key that was made here")
        write_trial(self._state, Trial(certificate, key.read_text()))
        self._restart()
        return None


def candidate(state: Path, own: Identity) -> Identity | None:
    """The identity to be tried now. Counted before it is tried: a crash while it is tried counts too."""
    trial = read_trial(state)
    if trial is None or trial.failed or trial.tries >= TRIES:
        return None
    write_trial(state, replace(trial, tries=trial.tries + 1))
    return replace(own, certificate=trial.certificate, private_key=trial.private_key)


def give_back_try(state: Path) -> None:
    """A full disk has ended the life that tried it: that says nothing of the certificate."""
    trial = read_trial(state)
    if trial is not None and trial.tries:
        write_trial(state, replace(trial, tries=trial.tries - 1))


def accept(state: Path, proved: Identity) -> None:
    """The new identity is on the disk before the trial is forgotten: any cut between leaves a working one."""
    identity.save(state, proved)
    (state / TRIAL).unlink(missing_ok=True)
    (state / KEY).unlink(missing_ok=True)


def reject(state: Path) -> None:
    trial = read_trial(state)
    if trial is not None:
        write_trial(state, replace(trial, failed=True))


def read_trial(state: Path) -> Trial | None:
    try:
        return Trial(**json.loads((state / TRIAL).read_text()))
    except (OSError, ValueError, TypeError):
        return None


def write_trial(state: Path, trial: Trial) -> None:
    write_private(state / TRIAL, json.dumps(asdict(trial)))
