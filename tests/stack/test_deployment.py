"""Deploying once more, and what a failed deployment says."""

import copy
import json

import pytest

from infra.aws import AwsAccount
from infra.centre.load import document_of, import_document
from infra.deploy import artefacts, cloudformation, deploying
from infra.local.stack import STACK, LocalStack, parameters
from infra.local.warm import function_names
from infra.paths import ROOT
from infra.say import Progress, Stop

pytestmark = pytest.mark.stack
QUIET = Progress(quiet=True)


@pytest.fixture
def aws(stack: LocalStack) -> AwsAccount:
    return AwsAccount(stack.addresses["endpoint"])


class Told(Progress):
    """Keeps what the person at the terminal would read."""

    def __init__(self) -> None:
        super().__init__(quiet=True)
        self.lines: list[str] = []

    def __call__(self, text: str) -> None:
        self.lines.append(text)


def test_the_same_again_changes_nothing(stack: LocalStack, aws: AwsAccount) -> None:
    told = Told()
    same = parameters(stack.addresses["endpoint"], stack.addresses["start"])
    outputs = deploying.deploy(aws, STACK, "local", parameters=same, say=told)
    assert outputs == stack.addresses["outputs"]
    assert "the stack is as it should be, nothing to change" in told.lines


def test_a_failed_stack_names_the_resource_and_the_reason(aws: AwsAccount) -> None:
    broken = {
        "Resources": {
            "Broken": {
                "Type": "AWS::IoT::ProvisioningTemplate",
                "Properties": {"ProvisioningRoleArn": "nobody", "TemplateBody": "this is no JSON"},
            }
        }
    }
    bucket = f"{STACK}-packages-{aws.account()}-{aws.region_name}"
    aws.client("s3").put_object(Bucket=bucket, Key="broken.json", Body=json.dumps(broken).encode())
    url = artefacts.address(aws, bucket, "broken.json")
    with pytest.raises(Stop, match=r"The stack broken ended as \w+\. Broken \(AWS::IoT::ProvisioningTemplate\): \w+"):
        cloudformation.deploy(aws, "broken", url, parameters={}, say=QUIET)


def test_a_lambda_that_fails_is_one_sentence(stack: LocalStack, aws: AwsAccount) -> None:
    with pytest.raises(Stop, match=r"The lambda .* failed"):
        deploying.invoke(aws, stack.addresses["outputs"]["ImportCentreName"], {"neither": "nor"})


def test_a_centre_is_imported_again_and_an_unused_door_may_go(stack: LocalStack, aws: AwsAccount) -> None:
    """With the lambda's own policy: it reads what is live, and deletes the door's row."""
    function, document = stack.addresses["outputs"]["ImportCentreName"], document_of(ROOT / "demo")
    smaller = copy.deepcopy(document)
    smaller["cabinets"][-1]["compartments"].pop()
    generations = [import_document(aws, function, one)["generation"] for one in (smaller, document)]
    assert generations[1] == generations[0] + 1


def test_the_sweep_does_its_round(aws: AwsAccount) -> None:
    event = json.loads((ROOT / "tests" / "stack" / "scheduled.json").read_text(encoding="utf-8"))
    assert deploying.invoke(aws, function_names(aws, STACK)["Sweep"], event) is None
