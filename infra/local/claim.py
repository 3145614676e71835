"""The claim certificate that new cabinets carry until they have one of their own."""

from dataclasses import dataclass
from pathlib import Path

from infra.cloud import Cloud


@dataclass(frozen=True)
class Claim:
    certificate: Path
    key: Path


def create(cloud: Cloud, policy: str, folder: Path) -> Claim:
    """A new certificate that may do nothing but claim; the key is readable by this user only."""
    folder.mkdir(parents=True, exist_ok=True)
    client = cloud.client("iot")
    made = client.create_keys_and_certificate(setAsActive=True)
    client.attach_policy(policyName=policy, target=made["certificateArn"])
    claim = Claim(folder / "claim.pem", folder / "claim.key")
    claim.certificate.write_text(made["certificatePem"], encoding="ascii")
    claim.key.touch(mode=0o600)
    claim.key.write_text(made["keyPair"]["PrivateKey"], encoding="ascii")
    return claim
