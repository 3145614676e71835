"""The claim certificate that new cabinets carry until they have one of their own.

python -m infra.deploy.claim --stack xinbao --out claim [--region R | --endpoint-url U]
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from infra import typed
from infra.aws import AwsAccount
from infra.deploy import cloudformation
from infra.say import Stop, complain


class Claim(NamedTuple):
    """The files of one; they are PEM."""

    certificate: Path
    key: Path


def create(aws: AwsAccount, policy: str, folder: Path) -> Claim:
    """A new certificate that may do nothing but claim; the key is readable by this user only."""
    folder.mkdir(parents=True, exist_ok=True)
    client = aws.client("iot")
    made = client.create_keys_and_certificate(setAsActive=True)
    client.attach_policy(policyName=policy, target=made["certificateArn"])
    claim = Claim(folder / "claim.pem", folder / "claim.key")
    claim.certificate.write_text(typed.text(made, "certificatePem"), encoding="ascii")
    claim.key.touch(mode=0o600)
    claim.key.write_text(typed.text(made, "keyPair", "PrivateKey"), encoding="ascii")
    return claim


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.deploy.claim", description=__doc__.splitlines()[0])
    parser.add_argument("--stack", default="xinbao")
    parser.add_argument("--out", type=Path, default=Path("claim"), help="folder for claim.pem and claim.key")
    parser.add_argument("--region")
    parser.add_argument("--endpoint-url")
    args = parser.parse_args(argv)
    try:
        if (args.out / "claim.key").exists():
            raise Stop(f"{args.out} holds a claim certificate already: deactivate that one, or name another folder.")
        aws = AwsAccount(args.endpoint_url, args.region)
        outputs = cloudformation.outputs(aws, args.stack)
        made = create(aws, outputs["ClaimPolicyName"], args.out)
    except Stop as error:
        return complain(error)
    print(f"{made.certificate} and {made.key}; template {outputs['CabinetTemplateName']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
