"""One CloudFormation stack: created or updated by a change set, watched until it stands."""

import json
import re
import time

from botocore.exceptions import ClientError

from infra import typed
from infra.aws import AwsAccount
from infra.say import Progress, Stop

GROUPS = {
    "DynamoDB": "tables",
    "SQS": "queues",
    "KMS": "keys",
    "S3": "documents bucket",
    "Cognito": "staff pool",
    "IoT": "cabinet policies, rules and provisioning",
    "IAM": "roles",
    "Lambda": "lambdas",
    "ApiGateway": "API",
    "Logs": "logs",
    "CloudWatch": "alarms",
    "SecretsManager": "SMS account",
    "Events": "schedule",
}
_NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")


def check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise Stop(f"{name!r} is no stack name: up to 32 small letters, digits and dashes, a letter first.")


def _found(aws: AwsAccount, name: str) -> typed.Record:
    """What CloudFormation says of the stack; empty if there is none."""
    try:
        return typed.record(aws.client("cloudformation").describe_stacks(StackName=name), "Stacks", 0)
    except ClientError as error:
        if "does not exist" in str(error):
            return {}
        raise


def _status(aws: AwsAccount, name: str) -> str | None:
    return _found(aws, name).get("StackStatus")


def outputs(aws: AwsAccount, name: str) -> dict[str, str]:
    """Raises Stop if there is no such stack."""
    aws.account()
    stack = _found(aws, name)
    if not stack:
        raise Stop(f"There is no stack {name} in {aws.region_name}: deploy it first, or name another with --stack.")
    return {o["OutputKey"]: o["OutputValue"] for o in stack.get("Outputs", [])}


def parameters(aws: AwsAccount, name: str) -> dict[str, str]:
    """Those with which the stack was deployed last; none where there is no stack."""
    return {one["ParameterKey"]: one["ParameterValue"] for one in _found(aws, name).get("Parameters", [])}


def template(aws: AwsAccount, name: str) -> typed.Record:
    """What the stack was deployed from; empty where there is none, or none that came up."""
    if not _found(aws, name):
        return {}
    body = aws.client("cloudformation").get_template(StackName=name, TemplateStage="Original").get("TemplateBody", {})
    found: typed.Record = json.loads(body) if isinstance(body, str) else body
    return found


def _change_set(aws: AwsAccount, name: str, template_url: str, *, parameters: dict[str, str], kind: str) -> str | None:
    """The change set's id once it can be executed; None if there is nothing to change."""
    client = aws.client("cloudformation")
    made = client.create_change_set(
        StackName=name,
        ChangeSetName=f"deploy-{int(time.time())}",
        ChangeSetType=kind,
        TemplateURL=template_url,
        Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in parameters.items()],
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
    )
    change = typed.text(made, "Id")
    while (found := client.describe_change_set(ChangeSetName=change))["Status"] != "CREATE_COMPLETE":
        if found["Status"] == "FAILED":
            _stop_unless_nothing_changes(found.get("StatusReason", ""))
            return None
        time.sleep(0.2 if aws.is_local else 2)
    return change


def _stop_unless_nothing_changes(reason: str) -> None:
    if "didn't contain changes" not in reason and "No updates are to be performed" not in reason:
        raise Stop(f"CloudFormation refuses the template: {reason}")


def deploy(aws: AwsAccount, name: str, template_url: str, *, parameters: dict[str, str], say: Progress) -> None:
    """Brings the stack `name` to the template; raises Stop with the reason of the first resource that failed."""
    status = _status(aws, name)
    if status == "ROLLBACK_COMPLETE":
        raise Stop(f"The stack {name} never came up and must be deleted first (its resources are gone already).")
    kind = "CREATE" if status in (None, "REVIEW_IN_PROGRESS") else "UPDATE"
    say(f"{'creating' if kind == 'CREATE' else 'updating'} the stack {name}")
    change = _change_set(aws, name, template_url, parameters=parameters, kind=kind)
    if change is None:
        say("the stack is as it should be, nothing to change")
        return
    started = time.time()
    aws.client("cloudformation").execute_change_set(ChangeSetName=change)
    _watch(aws, name, started, say)


def _watch(aws: AwsAccount, name: str, started: float, say: Progress) -> None:
    told: set[str] = set()
    while True:
        status = _status(aws, name) or ""
        for group in _ready_groups(_events(aws, name, started)) - told:
            told.add(group)
            say(f"  {group}")
        if not status.endswith("_IN_PROGRESS"):
            break
        time.sleep(0.3 if aws.is_local else 5)
    if status not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
        raise Stop(f"The stack {name} ended as {status}. {_first_failure(_events(aws, name, started))}")


def _events(aws: AwsAccount, name: str, since: float) -> list[typed.Record]:
    """Oldest first. A second of slack, because `since` is by this machine's clock and the events are by AWS's."""
    pages = aws.client("cloudformation").get_paginator("describe_stack_events").paginate(StackName=name)
    found = [e for page in pages for e in page["StackEvents"] if e["Timestamp"].timestamp() >= since - 1]
    return found[::-1]


def _ready_groups(events: list[typed.Record]) -> set[str]:
    """The groups of which everything that was begun is complete."""
    last = {e["LogicalResourceId"]: e for e in events}
    open_: set[str | None] = set()
    done: set[str | None] = set()
    for event in last.values():
        group = GROUPS.get(event["ResourceType"].split("::")[1])
        (done if event["ResourceStatus"].endswith("_COMPLETE") else open_).add(group)
    return {group for group in done - open_ if group}


def _first_failure(events: list[typed.Record]) -> str:
    for event in events:
        if event["ResourceStatus"].endswith("_FAILED") and "cancelled" not in event.get("ResourceStatusReason", ""):
            return f"{event['LogicalResourceId']} ({event['ResourceType']}): {event.get('ResourceStatusReason')}"
    return "CloudFormation gave no reason."
