"""The events that only trouble and the fleet bring: each is told with the body that the contract gives its type.

What an ordinary day brings every test's cabinet says, and the rig holds all of it against the contract.
"""

from pathlib import Path
from typing import Any

from cabinet_contract.bodies import body_of
from cabinet_contract.bodies.cabinet_bodies import (
    CertificateRotated,
    DiskFull,
    DiskOk,
    IdentityShared,
    RolledBack,
    Updated,
)
from cabinet_contract.events import Event
from iot import VERSION
from iot.fleet import releases
from iot.fleet.fleet import fingerprint
from iot.journal.facts import put
from tests.device.rig import IDENTITY, Rig, in_loop, until


async def told(rig: Rig, type_: str) -> Any:
    await until(lambda: rig.events(type_))
    return body_of(Event.from_wire(rig.events(type_)[0]))


@in_loop
async def test_a_disk_that_fills_up_says_what_is_left(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        cabinet.journal.space.free = lambda: 4096
        cabinet.self_check.look()
        assert await told(rig, "disk_full") == DiskFull(4096)
        cabinet.journal.space.free = lambda: 2**36
        cabinet.self_check.look()
        assert await told(rig, "disk_ok") == DiskOk(2**36)


@in_loop
async def test_a_shared_identity_says_how_often_it_was_thrown_off(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        for _ in range(2):
            cabinet.fleet.taken_over()
        assert await told(rig, "identity_shared") == IdentityShared(2)


@in_loop
async def test_a_new_certificate_is_told_by_its_fingerprint(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        with cabinet.journal.transaction() as db:
            put(db, "certificate", "that of before")
        cabinet.fleet.note_certificate()
        assert await told(rig, "certificate_rotated") == CertificateRotated(fingerprint(IDENTITY.certificate))


def with_releases(directory: Path, state: releases.ReleaseState) -> Rig:
    directory.mkdir(exist_ok=True)
    releases.write(directory, state)
    key = directory / "release.pub"
    key.write_text("nobody's")
    return Rig(directory.parent, fleet={"releases": str(directory), "release_key": str(key)})


@in_loop
async def test_a_release_that_was_given_up_says_which_and_why(tmp_path: Path) -> None:
    rig = with_releases(
        tmp_path / "releases", releases.ReleaseState(failed="9.9.9", reason="not healthy after 3 starts")
    )
    async with rig.plugged_in(), rig.powered():
        assert await told(rig, "rolled_back") == RolledBack("9.9.9", VERSION, "not healthy after 3 starts")


@in_loop
async def test_a_release_that_proved_itself_says_what_it_replaced(tmp_path: Path) -> None:
    rig = with_releases(tmp_path / "releases", releases.ReleaseState(trial=VERSION, starts=1))
    async with rig.plugged_in(), rig.powered() as cabinet:
        assert cabinet.fleet.on_trial
        cabinet.fleet.confirm_release()
        assert await told(rig, "updated") == Updated("packaged", VERSION)
