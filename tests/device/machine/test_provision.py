"""Trading the claim for an identity: what is kept, how, and what is refused."""

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from iot.config.loading import BrokerConfig
from iot.errors import ProvisionError, StateError
from iot.machine import identity
from iot.machine.provision import Claimed, provision
from tests.device.rig import IDENTITY, in_loop, settings

SETTINGS = {
    "Centre": "test",
    "Epoch": "1",
    "Key": base64.b64encode(b"k" * 32).decode(),
    "Salt": base64.b64encode(b"s" * 16).decode(),
}
OWN = Claimed("cab-test", "own certificate", "own key", SETTINGS)


class FakeClaim:
    def __init__(self, claimed: Claimed) -> None:
        self.claimed = claimed
        self.asked: dict[str, Any] = {}

    async def __call__(self, config: BrokerConfig, thing: str, **asked: Any) -> Claimed:
        self.asked = {"thing": thing} | asked
        return self.claimed


async def provisioned(directory: Path, claimed: Claimed) -> FakeClaim:
    certificate, key = directory / "claim.pem", directory / "claim.key"
    certificate.write_text("claim certificate")
    key.write_text("claim key")
    claim = FakeClaim(claimed)
    await provision(settings(directory), claim, certificate=certificate, key=key, template="template", serial="S-1")
    return claim


@in_loop
async def test_the_identity_is_kept_for_its_account_only(tmp_path: Path) -> None:
    claim = await provisioned(tmp_path, OWN)
    kept = identity.load(tmp_path / "state")
    assert (kept.certificate, kept.private_key, kept.key, kept.salt) == (
        "own certificate",
        "own key",
        b"k" * 32,
        b"s" * 16,
    )
    assert (tmp_path / "state" / identity.FILE).stat().st_mode & 0o777 == 0o600
    assert claim.asked == {
        "thing": "cab-test",
        "certificate": ("claim certificate", "claim key"),
        "template": "template",
        "parameters": {"SerialNumber": "S-1", "ThingName": "cab-test"},
    }


@pytest.mark.parametrize(
    "given",
    [
        {},
        None,
        SETTINGS | {"Key": "not base64!"},
        SETTINGS | {"Key": base64.b64encode(b"short").decode()},
        {k: v for k, v in SETTINGS.items() if k != "Epoch"},
    ],
)
def test_an_answer_without_a_usable_key_leaves_nothing_and_tells_nothing_of_it(tmp_path: Path, given: Any) -> None:
    @in_loop
    async def story() -> None:
        with pytest.raises(ProvisionError) as raised:
            await provisioned(tmp_path, replace(OWN, configuration=given))
        assert SETTINGS["Key"] not in str(raised.value)
        assert not identity.exists(tmp_path / "state")

    story()


@in_loop
async def test_another_cabinets_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProvisionError, match="cab-other"):
        await provisioned(tmp_path, replace(OWN, thing="cab-other"))


@in_loop
async def test_a_missing_claim_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProvisionError, match=r"claim\.pem"):
        await provision(
            settings(tmp_path), FakeClaim(OWN),
            certificate=tmp_path / "claim.pem", key=tmp_path / "k", template="t", serial="s",
        )  # fmt: skip


def test_a_half_written_identity_is_never_seen(tmp_path: Path) -> None:
    identity.save(tmp_path, IDENTITY)
    (tmp_path / "identity.new").write_text("half")
    assert identity.load(tmp_path) == IDENTITY
    identity.save(tmp_path, IDENTITY)
    assert sorted(p.name for p in tmp_path.iterdir()) == [identity.FILE]


@pytest.mark.parametrize("text", ["", "{}", "[]", json.dumps({"thing": "cab-test"})])
def test_an_identity_that_cannot_be_used_asks_for_provisioning(tmp_path: Path, text: str) -> None:
    (tmp_path / identity.FILE).write_text(text)
    with pytest.raises(StateError, match="provision"):
        identity.load(tmp_path)


def test_an_identity_does_not_show_its_key() -> None:
    assert repr(IDENTITY) == "Identity('cab-test')"
