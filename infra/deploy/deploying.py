"""The steps of a deployment: package, upload, bring the stack up, tell the lambdas where the API answers."""

import json
from typing import Any

from infra.aws import AwsAccount
from infra.deploy import artefacts, backfill, callbacks, cloudformation, indexes
from infra.deploy.package import package
from infra.paths import BUILDS
from infra.say import Progress, Stop
from infra.typed import Record


def api_url(aws: AwsAccount, outputs: dict[str, str]) -> str:
    """Where the API answers, without a slash at the end."""
    if not aws.endpoint:
        return outputs["EndpointURL"].rstrip("/")
    stage = outputs["EndpointURL"].rstrip("/").rsplit("/", 1)[1]
    return f"{aws.endpoint}/_aws/execute-api/{outputs['RestAPIId']}/{stage}"


def invoke(aws: AwsAccount, function: str, payload: dict[str, Any]) -> Any:
    """The lambda's answer; raises Stop with its error."""
    answer = aws.client("lambda").invoke(FunctionName=function, Payload=json.dumps(payload).encode())
    body = json.loads(answer["Payload"].read() or b"null")
    if "FunctionError" in answer:
        raise Stop(f"The lambda {function} failed: {body.get('errorMessage', body)}")
    return body


def kept(before: dict[str, str], template: Record) -> dict[str, str]:
    """What an update does not name stays as it was: CloudFormation would go back to the template's default, such as
    its own pool for a centre that has an issuer.
    """
    return {name: value for name, value in before.items() if name in template.get("Parameters", {})}


def deploy(
    aws: AwsAccount,
    name: str,
    stage: str,
    *,
    parameters: dict[str, str],
    say: Progress,
    bucket: str | None = None,
) -> dict[str, str]:
    """Packages, uploads, brings the stack up; its outputs, with `ApiUrl`. Raises Stop."""
    cloudformation.check_name(name)
    account = aws.account()
    out = package(stage, BUILDS, say)
    bucket = bucket or f"{name}-packages-{account}-{aws.region_name}"
    old = cloudformation.template(aws, name)
    *on_the_way, last = indexes.steps(old, artefacts.upload(aws, bucket, out, say))
    parameters = kept(cloudformation.parameters(aws, name), last) | parameters
    for template in on_the_way:
        cloudformation.deploy(aws, name, artefacts.put_template(aws, bucket, template), parameters=parameters, say=say)
    if indexes.has(old, "CasesTable", "by_party"):
        number = backfill.give_opened(aws, cloudformation.outputs(aws, name)["CasesTableName"])
        say(f"{number} cases of before put into the new index")
    cloudformation.deploy(aws, name, artefacts.put_template(aws, bucket, last), parameters=parameters, say=say)
    found = cloudformation.outputs(aws, name)
    found["ApiUrl"] = api_url(aws, found)
    say("telling the lambdas where the API answers")
    invoke(aws, found["ImportCentreName"], {"deployment": {"api_url": found["ApiUrl"]}})
    callbacks.tell(aws, found, parameters.get("WebOrigins", ""))
    return found
