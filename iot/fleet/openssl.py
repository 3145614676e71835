"""Keys and signatures by the system's `openssl`: no library for them is carried along."""

import subprocess
import tempfile
from pathlib import Path

from iot.errors import JobFailed

LIMIT_S = 30


def new_key(key: Path) -> None:
    """A P-256 private key, readable by its owner only."""
    _run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", str(key))
    key.chmod(0o600)


def signing_request(thing: str, key: Path) -> str:
    return _run("req", "-new", "-key", str(key), "-subj", f"/CN={thing}", "-batch").decode()


def belong_together(certificate: str, key: Path) -> bool:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, "certificate")
        path.write_text(certificate)
        return _run("x509", "-in", str(path), "-noout", "-pubkey") == _run("pkey", "-in", str(key), "-pubout")


def is_signed(message: bytes, signature: bytes, public_key: Path) -> bool:
    """Ed25519."""
    with tempfile.TemporaryDirectory() as scratch:
        text, sign = Path(scratch, "message"), Path(scratch, "signature")
        text.write_bytes(message)
        sign.write_bytes(signature)
        command = ["pkeyutl", "-verify", "-pubin", "-inkey", str(public_key), "-rawin", "-in", str(text)]
        return _ended([*command, "-sigfile", str(sign)]).returncode == 0


def _run(*arguments: str) -> bytes:
    done = _ended(list(arguments))
    if done.returncode:
        raise JobFailed(f"openssl {arguments[0]} failed: {done.stderr.decode(errors='replace').strip()[-200:]}")
    return done.stdout


def _ended(arguments: list[str]) -> "subprocess.CompletedProcess[bytes]":
    try:
        return subprocess.run(["openssl", *arguments], capture_output=True, timeout=LIMIT_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise JobFailed(f"openssl cannot be run: {error}") from error
