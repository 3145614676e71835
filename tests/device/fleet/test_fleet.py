"""The fleet's rules by themselves: what is refused, what a power cut leaves, what is told once."""

import asyncio
import logging
from dataclasses import replace
from http.client import InvalidURL
from pathlib import Path
from typing import Any

import pytest

from iot.cloud.messages import JobOffered
from iot.config.loading import Timings
from iot.errors import StateError
from iot.fleet import certificate, health, logs, remote_settings
from iot.fleet.certificate import Certificates, Trial
from iot.fleet.fleet import kept_settings
from iot.fleet.jobs import Jobs
from iot.fleet.logs import RecentLog
from iot.rules.shared_identity import REST_S, WINDOW_S, Takeovers
from iot.run_end import RunEnd
from tests.device.rig import IDENTITY, Rig, in_loop, until


# ---- settings
@pytest.mark.parametrize(
    "wrong",
    [{"keep_alive_s": 5}, {"left_open_s": 5}, {"left_open_s": "60"}, {"left_open_s": True}, {"heartbeat_s": 10**9}],
)
def test_one_wrong_setting_refuses_all(wrong: dict[str, Any]) -> None:
    assert remote_settings.fault(wrong | {"sequence_s": 100}) is not None
    assert remote_settings.applied(Timings(), wrong | {"sequence_s": 100}) == Timings()


def test_settings_in_bounds_hold() -> None:
    assert remote_settings.applied(Timings(), {"left_open_s": 30}) == replace(Timings(), left_open_s=30)


@in_loop
async def test_settings_are_kept_and_hold_from_the_next_start(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        async with rig.powered() as cabinet:
            rig.cloud.want("cabinet", {"settings": [["left_open_s", 77]]})
            await until(lambda: rig.restarts)
            assert rig.restarts == [RunEnd.AGAIN]
        async with rig.powered() as cabinet:
            assert cabinet._config.timings.left_open_s == 77
            await until(lambda: rig.cloud.reported("cabinet").get("settings") == [["left_open_s", 77]])


# ---- logs and health
def test_log_lines_hold_neither_codes_nor_keys(caplog: pytest.LogCaptureFixture) -> None:
    lines = RecentLog()
    log = logging.getLogger("test.lines")
    log.addHandler(lines)
    log.warning("code 123456789 and\nkey %s", "A" * 44)
    log.removeHandler(lines)
    told = asyncio.run(lines.asked_for({"lines": 1}))
    text = "".join(told.values())
    assert "123456789" not in text
    assert "AAAA" not in text
    assert text.isprintable()


def test_a_long_log_is_cut_at_the_front_to_what_a_job_may_hold() -> None:
    lines = RecentLog()
    for n in range(logs.KEPT):
        lines.emit(logging.LogRecord("x", logging.INFO, "x", 1, f"line {n} " + "y " * 50, (), None))
    told = asyncio.run(lines.asked_for({}))
    assert len(told) == logs.PARTS
    assert max(map(len, told.values())) <= 1024
    assert f"line {logs.KEPT - 1} " in told[f"log_{logs.PARTS}"]


def test_health_leaves_out_what_this_machine_does_not_know(tmp_path: Path) -> None:
    assert {"disk_mb", "memory_mb"} <= health.machine(tmp_path).keys()
    assert health.temperature(tmp_path / "none") is None
    (tmp_path / "temp").write_text("48200\n")
    assert health.temperature(tmp_path / "temp") == 50


# ---- two controllers with one identity
def test_being_replaced_once_is_told_to_nobody_twice_is_told_and_thrice_gives_way() -> None:
    takeovers = Takeovers()
    told, rests = [], []
    for n in range(3):
        takeovers.happened(float(n))
        told.append(takeovers.is_telling)
        rests.append(takeovers.gives_way())
    assert told == [False, True, False]
    assert rests == [False, False, True]
    assert REST_S * 0.5 <= takeovers.rest_s(0.0) < takeovers.rest_s(1.0) <= REST_S * 1.5


def test_replacements_far_apart_are_no_suspicion_and_rests_grow_to_an_hour_and_a_half() -> None:
    takeovers = Takeovers()
    for n in range(5):
        takeovers.happened(n * WINDOW_S)
        assert not takeovers.gives_way()
    takeovers.rests = 20
    assert takeovers.rest_s(1.0) == 5400
    takeovers.settled(100 * WINDOW_S)
    assert takeovers.rests == 0


# ---- certificates
def put_trial(state: Path, **changes: Any) -> None:
    certificate.write_trial(state, replace(Trial("new certificate", "new key"), **changes))


def test_a_trial_is_counted_before_it_is_tried_and_given_up_after_two(tmp_path: Path) -> None:
    put_trial(tmp_path)
    for _ in range(certificate.TRIES):
        tried = certificate.candidate(tmp_path, IDENTITY)
        assert tried is not None
        assert (tried.certificate, tried.key) == ("new certificate", IDENTITY.key)
    assert certificate.candidate(tmp_path, IDENTITY) is None


def test_a_try_that_a_full_disk_has_ended_does_not_count(tmp_path: Path) -> None:
    certificate.give_back_try(tmp_path)
    put_trial(tmp_path)
    for _ in range(5):
        assert certificate.candidate(tmp_path, IDENTITY) is not None
        certificate.give_back_try(tmp_path)
    assert [certificate.candidate(tmp_path, IDENTITY) is None for _ in range(3)] == [False, False, True]


def test_a_cut_at_any_step_of_the_acceptance_leaves_a_working_identity(tmp_path: Path) -> None:
    certificate.identity.save(tmp_path, IDENTITY)
    put_trial(tmp_path)
    proved = certificate.candidate(tmp_path, IDENTITY)
    assert proved is not None
    # Cut after the new one was saved, before the trial was forgotten: it is tried once more, and is the same.
    certificate.identity.save(tmp_path, proved)
    assert certificate.candidate(tmp_path, proved) == proved
    certificate.accept(tmp_path, proved)
    certificate.accept(tmp_path, proved)
    assert certificate.candidate(tmp_path, proved) is None
    assert certificate.identity.load(tmp_path) == proved


@pytest.mark.parametrize("damaged", ["", "{", '{"certificate": 1}', "[]"])
def test_an_unreadable_trial_is_none(tmp_path: Path, damaged: str) -> None:
    (tmp_path / certificate.TRIAL).write_text(damaged)
    assert certificate.candidate(tmp_path, IDENTITY) is None


def test_the_key_is_made_once_and_stays(tmp_path: Path) -> None:
    own = Certificates(tmp_path, IDENTITY, lambda: None)
    first = asyncio.run(own.make_key({}))
    made = (tmp_path / certificate.KEY).read_bytes()
    assert len(first["csr"]) < 1024
    asyncio.run(own.make_key({}))
    assert (tmp_path / certificate.KEY).read_bytes() == made
    assert (tmp_path / certificate.KEY).stat().st_mode & 0o777 == 0o600


def test_success_is_not_told_while_the_certificate_is_on_trial(tmp_path: Path) -> None:
    pem = "-----BEGIN CERTIFICATE-----"
    own = Certificates(tmp_path, replace(IDENTITY, certificate=pem), lambda: None)
    certificate.write_trial(tmp_path, Trial(pem, "key", tries=1))
    assert asyncio.run(own.use_certificate({"certificate": pem})) is None
    (tmp_path / certificate.TRIAL).unlink()
    assert asyncio.run(own.use_certificate({"certificate": pem})) == {"certificate": "in use"}


# ---- jobs
@in_loop
async def test_a_job_is_offered_again_after_a_restart_and_reported_once(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in():
        rig.cloud.offer({"operation": "restart"})
        async with rig.powered():
            await until(lambda: rig.restarts)
            assert rig.cloud.reports == []
        async with rig.powered():
            await until(lambda: rig.cloud.reports)
            assert rig.cloud.reports == [("fleet-test", "SUCCEEDED", {"boot": "2"})]


@in_loop
async def test_a_job_that_fails_in_whatever_way_is_reported_and_the_program_goes_on() -> None:
    class Reports:
        said: list[tuple[str, str, dict[str, str]]] = []

        async def report_job(self, job: str, status: str, details: dict[str, str]) -> None:
            self.said.append((job, status, details))

    async def breaks(document: Any) -> None:
        raise InvalidURL("URL can't contain control characters")

    async def disk_fails(document: Any) -> None:
        raise StateError("the journal cannot be written")

    jobs = Jobs(Reports(), {"logs": breaks, "restart": disk_fails})
    await jobs.take(JobOffered("j1", {"operation": "logs"}))
    ((job, status, details),) = Reports.said
    assert (job, status) == ("j1", "FAILED")
    assert "control characters" in details["reason"]
    with pytest.raises(StateError):
        await jobs.take(JobOffered("j2", {"operation": "restart"}))


@in_loop
async def test_settings_are_reported_when_they_are_in_force_and_a_refusal_ends_with_what_was_refused(
    tmp_path: Path,
) -> None:
    rig = Rig(tmp_path)

    def reported(name: str) -> Any:
        return rig.cloud.reported("cabinet").get(name)

    async with rig.plugged_in():
        async with rig.powered() as cabinet:
            rig.cloud.want("cabinet", {"settings": [["left_open_s", 1]]})
            await until(lambda: reported("refused"))
            rig.cloud.want("cabinet", {"settings": []})
            rig.ack(0)
            await until(lambda: not reported("refused"))
            rig.cloud.want("cabinet", {"settings": [["left_open_s", 77]]})
            await until(lambda: kept_settings(cabinet.journal))
            assert reported("settings") == []
        async with rig.powered():
            await until(lambda: reported("settings") == [["left_open_s", 77]])


@pytest.mark.parametrize("document", [{}, {"operation": None}, {"operation": "open_all"}, {"operation": ["logs"]}])
def test_what_is_no_operation_is_rejected(document: dict[str, Any]) -> None:
    reports: list[tuple[str, str]] = []

    class Ear:
        async def report_job(self, job: str, status: str, details: dict[str, str]) -> None:
            reports.append((job, status))

    asyncio.run(Jobs(Ear(), {}).take(JobOffered("j", document)))
    assert reports == [("j", "REJECTED")]
