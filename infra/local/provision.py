"""Gives a cabinet its identity by claim, as an installer does at the door: `python -m iot provision`."""

from pathlib import Path

from infra import programs
from infra.deploy.claim import Claim
from infra.say import Stop


def provision(config: Path, claim: Claim, template: str, serial: str) -> None:
    """Raises Stop with what the program said."""
    done = programs.run(
        "iot", "provision", "--config", config, "--template", template, "--claim-cert", claim.certificate,
        "--claim-key", claim.key, "--serial", serial,
    )  # fmt: skip
    if done.returncode:
        said = (done.stderr or done.stdout).strip() or f"exit status {done.returncode}"
        raise Stop(f"{config.stem} could not be provisioned: {said}")
