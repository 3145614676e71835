"""Who gets a word with the broker: who holds the key of a certificate that is registered and active, nobody else."""

import datetime as dt
import http.client
import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from infra.aws import AwsAccount
from infra.local.ministack import ca_pem
from infra.local.ports import LOOPBACK
from infra.local.stack import LocalStack
from tests.stack.mqtt import claim, identity

pytestmark = pytest.mark.stack
SECONDS = 10
IOT_HOST = "data-ats.iot.us-east-1.amazonaws.com"
ACCEPTED = b"\x20\x02\x00\x00"
Who = dict[str, Any] | None


def _connect(client_id: str) -> bytes:
    """An MQTT 3.1.1 CONNECT."""
    named = len(client_id).to_bytes(2) + client_id.encode()
    body = b"\x00\x04MQTT\x04\x02\x00\x1e" + named
    return bytes([0x10, len(body)]) + body


def _answer(stack: LocalStack, who: Who, client_id: str, folder: Path) -> bytes:
    """What the broker says to a CONNECT; b"" where it ends the connection without a word."""
    context = ssl.create_default_context(cadata=ca_pem(stack.addresses["endpoint"]))
    if who:
        shown = folder / "shown.pem"
        shown.write_text(who["certificate"] + who["private_key"], encoding="ascii")
        context.load_cert_chain(shown)
    address = (LOOPBACK, stack.addresses["mqtt_port"])
    try:
        with (
            socket.create_connection(address, SECONDS) as line,
            context.wrap_socket(line, server_hostname=LOOPBACK) as spoken,
        ):
            spoken.sendall(_connect(client_id))
            return spoken.recv(4)
    except (ssl.SSLError, ConnectionError):
        return b""


def _of_another_authority() -> dict[str, str]:
    """A certificate for a cabinet's name that nobody but its maker vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "cab-hall")])
    now = dt.datetime.now(dt.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now).not_valid_after(now + dt.timedelta(days=1))
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    certificate = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    return {"certificate": certificate.decode(), "private_key": pem.decode()}


def _never_activated(stack: LocalStack) -> dict[str, str]:
    iot = AwsAccount(stack.addresses["endpoint"]).client("iot")
    made = iot.create_keys_and_certificate(setAsActive=False)
    iot.attach_policy(policyName=stack.addresses["outputs"]["ClaimPolicyName"], target=made["certificateArn"])
    return {"certificate": made["certificatePem"], "private_key": made["keyPair"]["PrivateKey"]}


@pytest.mark.parametrize(
    "who",
    [lambda _: None, lambda _: _of_another_authority(), _never_activated],
    ids=["no certificate", "of an unknown authority", "not active"],
)
@pytest.mark.parametrize("client_id", ["cab-hall", "claim-cab-hall", "anybody"])
def test_a_stranger_gets_no_answer(
    stack: LocalStack, tmp_path: Path, who: Callable[[LocalStack], Who], client_id: str
) -> None:
    assert _answer(stack, who(stack), client_id, tmp_path) == b""


def test_a_cabinet_and_a_claim_are_let_in(stack: LocalStack, tmp_path: Path) -> None:
    thing = min(stack.addresses["cabinets"])
    assert _answer(stack, identity(stack, thing), thing, tmp_path) == ACCEPTED
    assert _answer(stack, claim(stack), "claim-cab-new", tmp_path) == ACCEPTED


def _unsigned(stack: LocalStack, method: str, path: str, headers: dict[str, str]) -> int:
    """The status of a request to AWS that nobody has signed."""
    host, _, port = stack.addresses["endpoint"].removeprefix("http://").partition(":")
    line = http.client.HTTPConnection(host, int(port), timeout=SECONDS)
    try:
        line.request(method, path, b"{}" if method == "POST" else None, {"Host": IOT_HOST} | headers)
        with line.getresponse() as answer:
            return answer.status
    finally:
        line.close()


def test_mqtt_over_websockets_without_a_signature_is_refused(stack: LocalStack) -> None:
    """The other door to the same broker, on the port of all services."""
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Protocol": "mqtt"}
    asked = upgrade | {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}
    assert _unsigned(stack, "GET", "/mqtt", asked) == 403


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/things/{thing}/shadow?name=bank-A"), ("POST", "/topics/cabinets/{thing}/events?qos=1")],
)
def test_the_data_plane_without_a_signature_is_refused(stack: LocalStack, method: str, path: str) -> None:
    thing = min(stack.addresses["cabinets"])
    assert _unsigned(stack, method, path.format(thing=thing), {}) == 403
