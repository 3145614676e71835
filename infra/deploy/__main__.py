"""Deploys the one template: to AWS (global or China), or with --endpoint-url to MiniStack, unchanged.

python -m infra.deploy --stage prod --stack xinbao --region cn-northwest-1
"""

import argparse
import sys
from collections.abc import Sequence

from infra.aws import AwsAccount
from infra.deploy.deploying import deploy
from infra.say import Progress, Stop, complain


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.deploy", description=__doc__.splitlines()[0])
    parser.add_argument("--stack", default="xinbao", help="name of the stack (xinbao)")
    parser.add_argument("--stage", default="prod", help="stage of .chalice/config.json (prod)")
    parser.add_argument("--region", help="AWS region; otherwise that of the AWS configuration")
    parser.add_argument("--bucket", help="bucket for the packages; otherwise one is made")
    parser.add_argument("--endpoint-url", help="MiniStack's address")
    parser.add_argument("--parameter", action="append", default=[], metavar="NAME=VALUE", help="of the template")
    return parser.parse_args(argv)


def _parameters(given: Sequence[str]) -> dict[str, str]:
    for text in given:
        if "=" not in text:
            raise Stop(f"--parameter takes NAME=VALUE, not {text!r}.")
    return dict(text.split("=", 1) for text in given)


def main(argv: Sequence[str] | None = None) -> int:
    args = _arguments(argv)
    try:
        aws = AwsAccount(args.endpoint_url, args.region)
        parameters = _parameters(args.parameter)
        found = deploy(aws, args.stack, args.stage, parameters=parameters, say=Progress(), bucket=args.bucket)
    except Stop as error:
        return complain(error)
    for key in sorted(found):
        print(f"{key} = {found[key]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
