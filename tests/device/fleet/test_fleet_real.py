"""Cabinets looked after from afar, on a real broker: logs, settings, certificates, one identity used twice."""

import json
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra.fleet import jobs, release
from infra.fleet.rotate import pem, rotate
from infra.programs import environment
from infra.say import Stop
from tests.device.box import Box, get, started
from tests.device.broker import ROOT, Cloud, eventually, running_cloud

pytestmark = [pytest.mark.stack, pytest.mark.timeout(180)]


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    with running_cloud(tmp_path_factory.mktemp("cloud")) as running:
        yield running


@pytest.fixture(scope="module")
def box(cloud: Cloud, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Box]:
    directory = tmp_path_factory.mktemp("box")
    made = Box(directory, cloud, "cab-fleet")
    made.provision(cloud.claim(directory))
    programs = [started("iot.sim", made.config), started("iot", made.config)]
    eventually(lambda: made.keypad()["network"] == "online")
    yield made
    for program in reversed(programs):
        program.send_signal(signal.SIGTERM)
        program.communicate(timeout=15)
        assert program.returncode == 0
    made.relay.close()


def state_after_restart(box: Box, boot: int) -> dict[str, Any]:
    """Of the next life of the program, once it is online."""

    def found() -> dict[str, Any] | None:
        try:
            state = box.keypad()
        except OSError:
            return None
        return state if state["boot"] > boot and state["network"] == "online" else None

    return eventually(found, 30)


def test_a_job_brings_the_newest_log_lines(box: Box) -> None:
    details = jobs.ask(box.cloud.client("iot"), box.thing, {"operation": "logs"}, 30)
    assert "online" in "".join(details[name] for name in sorted(details))


def test_an_unknown_operation_is_rejected(box: Box) -> None:
    with pytest.raises(Stop, match="rejected: this cabinet knows no such operation"):
        jobs.ask(box.cloud.client("iot"), box.thing, {"operation": "open_all"}, 30)


def test_settings_come_by_shadow_whole_or_not_at_all_and_are_told_back(box: Box) -> None:
    boot, address = box.keypad()["boot"], (box.state / "run.json").read_text()

    def reported() -> dict[str, Any]:
        return box.cloud.shadow(box.thing, "cabinet")["state"]["reported"]

    box.cloud.want(box.thing, "cabinet", {"settings": [["heartbeat_s", 5], ["left_open_s", 33]]})
    eventually(lambda: reported().get("refused"))
    assert reported()["refused"] == "heartbeat_s: must be between 30 and 70"
    assert reported()["settings"] == []
    assert box.keypad()["boot"] == boot
    both = [["heartbeat_s", 45], ["left_open_s", 33]]
    box.cloud.want(box.thing, "cabinet", {"settings": both})
    boot = state_after_restart(box, boot)["boot"]
    eventually(lambda: reported()["settings"] == both)
    assert "refused" not in reported()
    assert reported()["health"]["disk_mb"] > 0
    box.cloud.want(box.thing, "cabinet", {"settings": both[:1]})
    state_after_restart(box, boot)
    eventually(lambda: reported()["settings"] == both[:1])
    assert (box.state / "run.json").read_text() == address, "whoever wrote the keypad's address down still finds it"


def test_a_new_certificate_is_proved_before_the_old_one_goes(box: Box) -> None:
    iot = box.cloud.client("iot")
    old, boot = box.identity.certificate, box.keypad()["boot"]
    rotate(iot, box.thing, lambda text: None)
    assert box.identity.certificate != old
    assert len(iot.list_thing_principals(thingName=box.thing)["principals"]) == 1
    state_after_restart(box, boot)
    eventually(lambda: box.told("certificate_rotated"))
    assert not list(box.state.glob("*.trial*")) + list(box.state.glob("key.new*"))
    details = jobs.ask(iot, box.thing, {"operation": "restart"}, 30)
    assert int(details["boot"]) > boot + 1, "and it comes back with it"


def test_a_certificate_that_does_not_work_leaves_the_old_one_in_use(
    cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINBAO_PROVE_S", "3")
    iot = cloud.client("iot")
    box = Box(tmp_path, cloud, "cab-unproved")
    box.provision(cloud.claim(tmp_path))
    programs = [started("iot.sim", box.config), started("iot", box.config)]
    try:
        eventually(lambda: box.keypad()["network"] == "online")
        old = box.identity.certificate
        request = jobs.ask(iot, box.thing, {"operation": "make_key"}, 30)["csr"]
        foreign = iot.create_keys_and_certificate(setAsActive=True)["certificatePem"]
        with pytest.raises(Stop, match="does not belong to the key"):
            jobs.ask(iot, box.thing, {"operation": "use_certificate", "certificate": foreign}, 60)
        # Of its own key, but attached to nothing: nobody lets it in.
        useless = iot.create_certificate_from_csr(certificateSigningRequest=pem(request), setAsActive=False)
        document = {"operation": "use_certificate", "certificate": useless["certificatePem"]}
        with pytest.raises(Stop, match="the old one stays in use"):
            jobs.ask(iot, box.thing, document, 60)
        assert box.identity.certificate == old
        assert box.keypad()["network"] == "online"
        assert not box.told("certificate_rotated")
    finally:
        for program in reversed(programs):
            program.terminate()
            program.communicate(timeout=15)
        box.relay.close()


def test_two_controllers_with_one_identity_are_told_and_give_way(cloud: Cloud, tmp_path: Path) -> None:
    box = Box(tmp_path, cloud, "cab-twice")
    box.provision(cloud.claim(tmp_path))
    (tmp_path / "twin" / box.thing).mkdir(parents=True)
    twin = Box(tmp_path / "twin", cloud, box.thing)
    (twin.state / "identity.json").write_bytes((box.state / "identity.json").read_bytes())
    programs = [started("iot.sim", box.config), started("iot.sim", twin.config)]
    programs += [started("iot", box.config), started("iot", twin.config)]
    try:
        eventually(lambda: box.told("identity_shared") or any(
            event["type"] == "identity_shared" for batch in cloud.events for event in batch["events"]
        ), 60)  # fmt: skip
        eventually(lambda: "offline" in {box.keypad()["network"], twin.keypad()["network"]})
        time.sleep(2)
        assert {box.keypad()["network"], twin.keypad()["network"]} == {"online", "offline"}, "no flapping any more"
    finally:
        for program in reversed(programs):
            program.terminate()
            program.communicate(timeout=15)
        box.relay.close()
        twin.relay.close()


class Supervised:
    """What systemd does: the launcher, started again whenever it ends."""

    def __init__(self, box: Box, releases: Path) -> None:
        command = [sys.executable, "-m", "iot.fleet.launch", "--releases", str(releases), "--", "--config"]
        self._command = [*command, str(box.config)]
        self.process = self._spawned()

    def _spawned(self) -> "subprocess.Popen[bytes]":
        settings = environment() | {"XINBAO_PROVE_S": "5"}
        return subprocess.Popen(self._command, env=settings, cwd=ROOT, stdout=subprocess.DEVNULL)

    def tend(self) -> bool:
        if self.process.poll() is not None:
            self.process = self._spawned()
        return True

    def end(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=15)


def test_an_update_is_kept_if_it_is_healthy_and_given_up_by_itself_if_not(cloud: Cloud, tmp_path: Path) -> None:
    iot, releases, published = cloud.client("iot"), tmp_path / "releases", tmp_path / "published"
    releases.mkdir()
    key, public = release.new_key(tmp_path / "keys")
    good = release.build(key, published, "9.0.0")
    bad = release.build(key, published, "9.1.0")
    broken = _broken(published / "9.1.0.zip", key, published)
    fleet = {"releases": str(releases), "release_key": str(public)}
    box = Box(tmp_path, cloud, "cab-updated", fleet=fleet)
    box.provision(cloud.claim(tmp_path))
    server = _serving(published)
    simulator, cabinet = started("iot.sim", box.config), Supervised(box, releases)

    def ended(document: dict[str, Any]) -> str:
        url = f"http://127.0.0.1:{server[1]}/{document['version']}.zip"
        jobs.give(iot, box.thing, document | {"url": url})
        return eventually(lambda: cabinet.tend() and _outcome(iot, box.thing), 90)

    try:
        eventually(lambda: _online(box), 30)
        assert ended(good | {"signature": bad["signature"]}).startswith("the signature is not")
        assert ended(good) == "9.0.0"
        assert box.keypad()["version"] == "9.0.0"
        eventually(lambda: box.told("updated"))
        assert ended(broken).startswith("given up: not healthy after 3 starts")
        eventually(lambda: cabinet.tend() and _online(box), 30)
        assert box.keypad()["version"] == "9.0.0"
        eventually(lambda: box.told("rolled_back"))
    finally:
        cabinet.end()
        simulator.terminate()
        simulator.communicate(timeout=15)
        server[0].terminate()
        server[0].communicate(timeout=15)
        box.relay.close()


def _broken(archive: Path, key: Path, out: Path) -> dict[str, Any]:
    """A release that is signed and cannot start."""
    with zipfile.ZipFile(archive) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    files["iot/controller.py"] = b"raise RuntimeError('a broken release')\n"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return release.signed(archive, key, "9.1.0")


def _serving(directory: Path) -> "tuple[subprocess.Popen[str], str]":
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(directory)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    return server, server.stdout.readline().split("port ")[1].split()[0]


def _outcome(iot: Any, thing: str) -> str | None:
    try:
        details = jobs.result(iot, thing, 0)
    except Stop as error:
        return None if "has not ended" in str(error) else str(error).split(": ", 2)[2]
    return details["version"]


def _online(box: Box) -> bool:
    try:
        return get(json.loads((box.state / "run.json").read_text())["url"] + "/state")["network"] == "online"
    except OSError:
        return False
