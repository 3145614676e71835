"""Deploys the one template: to AWS (global or China), or with --endpoint-url to MiniStack, unchanged.

python -m infra.deploy --stage prod --stack xinbao --region cn-northwest-1
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from infra import artefacts, stack
from infra.cloud import Cloud
from infra.package import ROOT, package
from infra.say import Progress, Stop, complain

BUILDS = ROOT / ".local" / "build"


def api_url(cloud: Cloud, outputs: dict[str, str]) -> str:
    """Where the API answers, without a slash at the end."""
    if not cloud.endpoint:
        return outputs["EndpointURL"].rstrip("/")
    stage = outputs["EndpointURL"].rstrip("/").rsplit("/", 1)[1]
    return f"{cloud.endpoint}/_aws/execute-api/{outputs['RestAPIId']}/{stage}"


def invoke(cloud: Cloud, function: str, payload: dict[str, Any]) -> Any:
    """The lambda's answer; raises Stop with its error."""
    answer = cloud.client("lambda").invoke(FunctionName=function, Payload=json.dumps(payload).encode())
    body = json.loads(answer["Payload"].read() or b"null")
    if "FunctionError" in answer:
        raise Stop(f"The lambda {function} failed: {body.get('errorMessage', body)}")
    return body


def deploy(
    cloud: Cloud,
    name: str,
    stage: str,
    parameters: dict[str, str],
    say: Progress,
    bucket: str | None = None,
    builds: Path = BUILDS,
) -> dict[str, str]:
    """Packages, uploads, brings the stack up; its outputs, with `ApiUrl`. Raises Stop."""
    stack.check_name(name)
    account = cloud.account()
    out = package(stage, builds, say)
    url = artefacts.upload(cloud, bucket or f"{name}-packages-{account}-{cloud.region_name}", out, say)
    stack.deploy(cloud, name, url, parameters, say)
    found = stack.outputs(cloud, name)
    found["ApiUrl"] = api_url(cloud, found)
    say("telling the lambdas where the API answers")
    invoke(cloud, found["ImportCentreName"], {"deployment": {"api_url": found["ApiUrl"]}})
    return found


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
        cloud = Cloud(args.endpoint_url, args.region)
        found = deploy(cloud, args.stack, args.stage, _parameters(args.parameter), Progress(), args.bucket)
    except Stop as error:
        return complain(error)
    for key in sorted(found):
        print(f"{key} = {found[key]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
