"""The fleet's part of one cabinet, put together."""

import hashlib
import logging
import random
from collections.abc import Callable, Mapping
from typing import Any

from cabinet_contract.shadow import settings_to_wire
from cabinet_contract.words import EventType
from iot import VERSION
from iot.cloud.messages import Connection
from iot.config.loading import Config
from iot.fleet import health, releases, remote_settings
from iot.fleet.certificate import Certificates
from iot.fleet.jobs import Details, Jobs, Operation
from iot.fleet.logs import RecentLog
from iot.fleet.update import Updates
from iot.journal import Journal, events
from iot.journal.facts import get, put
from iot.machine.identity import Identity
from iot.rules.shared_identity import Takeovers
from iot.run_end import RunEnd

log = logging.getLogger(__name__)
RECENT_LOG = RecentLog()


class Fleet:
    """`changed()`: what `reported` says may differ now. `restart(ending)`: the program is to begin again."""

    def __init__(
        self,
        config: Config,
        own: Identity,
        connection: Connection,
        *,
        journal: Journal,
        now: Callable[[], float],
        changed: Callable[[], None],
        restart: Callable[[RunEnd], None],
    ) -> None:
        self._config = config
        self._own = own
        self._journal = journal
        self._now = now
        self._changed = changed
        self._restart = restart
        self._takeovers = Takeovers()
        self._refused: str | None = None
        kept = kept_settings(journal)
        self._in_force = {} if remote_settings.fault(kept) else kept
        self.jobs = Jobs(connection, self._operations(own))

    def taken_over(self) -> float | None:
        """How long to stay off the line, where somebody else has this cabinet's identity."""
        self._takeovers.happened(self._now())
        if self._takeovers.is_telling:
            log.error("another program has this cabinet's identity")
            self._tell(EventType.IDENTITY_SHARED, count=len(self._takeovers.times))
        return self._takeovers.rest_s(random.random()) if self._takeovers.gives_way() else None

    def settled(self) -> None:
        self._takeovers.settled(self._now())

    def take_settings(self, wanted: Mapping[str, Any]) -> None:
        """All of them or none; they hold from the restart that this asks for."""
        self._refused = remote_settings.fault(wanted)
        if self._refused is None and dict(wanted) != kept_settings(self._journal):
            with self._journal.transaction() as db:
                put(db, "settings", dict(wanted))
            self._restart(RunEnd.AGAIN)
        self._changed()

    @property
    def has_refused(self) -> bool:
        return self._refused is not None

    def reported(self) -> dict[str, Any]:
        """`settings` as the cloud writes them: while they differ from what it wants, every change names them."""
        return {
            "settings": settings_to_wire(self._in_force),
            "refused": self._refused,
            "health": health.machine(self._config.state),
        }

    def note_certificate(self) -> None:
        """The certificate in use has proved itself: told once for each but the first."""
        known, now = get(self._journal.db, "certificate"), fingerprint(self._own.certificate)
        if known == now:
            return
        with self._journal.transaction() as db:
            put(db, "certificate", now)
            if known is not None:
                events.append(db, self._now(), EventType.CERTIFICATE_ROTATED, fingerprint=now)

    def tell_release(self) -> None:
        """At the start: tells of a release that was given up while this one did not run."""
        state = self._releases()
        if state.failed and get(self._journal.db, "given_up") != state.failed:
            with self._journal.transaction() as db:
                put(db, "given_up", state.failed)
                body = {"from": state.failed, "to": VERSION, "reason": state.reason}
                events.append(db, self._now(), EventType.ROLLED_BACK, **body)

    @property
    def on_trial(self) -> bool:
        return self._releases().trial == VERSION

    def confirm_release(self) -> None:
        directory = self._config.fleet.releases
        assert directory is not None
        before = releases.read(directory).current or "packaged"
        # The event comes first: if power goes in between, it is at worst told again in the same words.
        self._tell(EventType.UPDATED, **{"from": before, "to": VERSION})
        releases.confirm(directory, VERSION)

    def _releases(self) -> releases.ReleaseState:
        directory = self._config.fleet.releases
        return releases.read(directory) if directory else releases.ReleaseState()

    def _operations(self, own: Identity) -> dict[str, Operation]:
        certificates = Certificates(self._config.state, own, lambda: self._restart(RunEnd.AGAIN))
        found: dict[str, Operation] = {
            "logs": RECENT_LOG.asked_for,
            "make_key": certificates.make_key,
            "use_certificate": certificates.use_certificate,
        }
        directory, key = self._config.fleet.releases, self._config.fleet.release_key
        if directory and key:
            found["update"] = Updates(directory, key, VERSION, lambda: self._restart(RunEnd.LAUNCH)).update
        return found | {"restart": self._restarted}

    async def _restarted(self, document: Mapping[str, Any]) -> Details | None:
        """Offered a second time, the restart has happened: the boot that asked for it is an earlier one."""
        asked = get(self._journal.db, "restart_asked")
        if asked is not None and asked < self._journal.boot:
            with self._journal.transaction() as db:
                put(db, "restart_asked", None)
            return {"boot": str(self._journal.boot)}
        with self._journal.transaction() as db:
            put(db, "restart_asked", self._journal.boot)
        self._restart(RunEnd.AGAIN)
        return None

    def _tell(self, type_: EventType, **body: Any) -> None:
        with self._journal.transaction() as db:
            events.append(db, self._now(), type_, **body)


def fingerprint(certificate: str) -> str:
    return hashlib.sha256(certificate.encode()).hexdigest()[:16]


def kept_settings(journal: Journal) -> dict[str, Any]:
    return get(journal.db, "settings") or {}
