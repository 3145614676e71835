"""Deploys the one template: to AWS (global or China), or with --endpoint-url to MiniStack, unchanged."""

import json
from pathlib import Path
from typing import Any

from infra.cloud import Cloud
from infra.deploy import artefacts, stack
from infra.deploy.package import package
from infra.paths import ROOT
from infra.say import Progress, Stop

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
