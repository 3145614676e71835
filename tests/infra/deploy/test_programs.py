"""Whatever a person gets wrong at the terminal is answered by one sentence and exit status 1."""

import fcntl
from pathlib import Path

import pytest

from infra.centre import load
from infra.deploy import __main__ as deploy
from infra.deploy import claim
from infra.local.ports import LOOPBACK, free_port, free_ports
from infra.local.stack import StackOptions, running
from infra.say import Progress, Stop


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A terminal that has never heard of AWS."""
    for name in ("AWS_PROFILE", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


def _said(capsys: pytest.CaptureFixture[str]) -> str:
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    return lines[0]


@pytest.mark.usefixtures("nobody")
def test_no_region(capsys: pytest.CaptureFixture[str]) -> None:
    assert claim.main(["--stack", "xinbao"]) == 1
    assert "No AWS region is set" in _said(capsys)


@pytest.mark.usefixtures("nobody")
def test_no_credentials(capsys: pytest.CaptureFixture[str]) -> None:
    assert deploy.main(["--region", "cn-north-1"]) == 1
    assert "Unable to locate credentials" in _said(capsys)


def test_nothing_at_the_endpoint(capsys: pytest.CaptureFixture[str]) -> None:
    assert load.main(["demo", "--endpoint-url", f"http://{LOOPBACK}:{free_port()}"]) == 1
    assert "Nothing answers at http" in _said(capsys)


@pytest.mark.parametrize("name", ["Xinbao", "x_y", "a" * 33, "9lives", ""])
def test_a_name_that_cloudformation_or_iot_would_refuse(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert deploy.main(["--stack", name, "--region", "cn-north-1"]) == 1
    assert "is no stack name" in _said(capsys)


def test_a_parameter_without_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    assert deploy.main(["--parameter", "AlarmTopicArn"]) == 1
    assert "--parameter takes NAME=VALUE" in _said(capsys)


def test_a_centre_with_faults_says_where_they_are(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="cannot be imported"):
        load.document_of(tmp_path)


def test_a_claim_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "claim.key").write_text("a key")
    assert claim.main(["--out", str(tmp_path)]) == 1
    assert "holds a claim certificate already" in _said(capsys)


def test_two_stacks_do_not_share_a_directory(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wish = StackOptions(tmp_path, free_ports())
        with pytest.raises(Stop, match=r"runs in .* already"), running(wish, Progress(quiet=True)):
            pytest.fail("it started")
