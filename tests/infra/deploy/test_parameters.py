"""An update keeps the parameters that nobody names."""

import json

from moto import mock_aws

from infra.aws import AwsAccount
from infra.deploy import cloudformation
from infra.deploy.deploying import kept

TEMPLATE = {
    "Parameters": {name: {"Type": "String", "Default": ""} for name in ("OidcIssuer", "WebOrigins")},
    "Resources": {"Queue": {"Type": "AWS::SQS::Queue"}},
}


@mock_aws
def test_what_is_not_named_stays_and_what_the_template_has_no_more_is_left_out() -> None:
    account = AwsAccount(region="us-east-1")
    given = [{"ParameterKey": "OidcIssuer", "ParameterValue": "https://issuer.example"}]
    body = json.dumps(TEMPLATE)
    account.client("cloudformation").create_stack(StackName="xinbao", TemplateBody=body, Parameters=given)
    before = cloudformation.parameters(account, "xinbao")
    assert before["OidcIssuer"] == "https://issuer.example"
    assert kept(before | {"Gone": "1"}, TEMPLATE) == before


@mock_aws
def test_where_there_is_no_stack_nothing_is_kept() -> None:
    account = AwsAccount(region="us-east-1")
    assert cloudformation.parameters(account, "xinbao") == {}
