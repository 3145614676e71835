"""The template's tables, keys, queues, bucket and secret in moto, for the lambdas of one tree in this process."""

import json
from pathlib import Path
from typing import Any

import boto3
import yaml

REGION = "us-east-1"
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_SESSION_TOKEN": "testing",
    "AWS_DEFAULT_REGION": REGION, "AWS_REGION": REGION,
}  # fmt: skip
_OF_A_TABLE = ("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes")
_OF_A_KEY = ("KeySpec", "KeyUsage")


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's short forms as one-key mappings."""


def _short_form(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        return {suffix: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {suffix: loader.construct_sequence(node, deep=True)}
    assert isinstance(node, yaml.MappingNode)
    return {suffix: loader.construct_mapping(node, deep=True)}


_Loader.add_multi_constructor("!", _short_form)


def environment(tree: Path, sms_account: dict[str, str]) -> dict[str, str]:
    """Makes everything that the template's variables name; the answer is what a lambda finds in its environment."""
    template = yaml.load((tree / "infra" / "resources.yaml").read_text(encoding="utf-8"), _Loader)  # noqa: S506  a safe loader of our own
    found = template["Globals"]["Function"]["Environment"]["Variables"].items()
    named = {name: str(value.get("Ref") or value.get("GetAtt", "")).partition(".")[0] for name, value in found}
    made = {name: _made(name, template["Resources"].get(logical, {}), sms_account) for name, logical in named.items()}
    return CREDENTIALS | {name: value for name, value in made.items() if value}


def _made(name: str, resource: dict[str, Any], sms_account: dict[str, str]) -> str:
    """What it is called; "" for a parameter."""
    properties = resource.get("Properties", {})
    match resource.get("Type"):
        case "AWS::DynamoDB::Table":
            wanted = {key: properties[key] for key in _OF_A_TABLE if key in properties}
            boto3.client("dynamodb").create_table(TableName=name, **wanted)
            return name
        case "AWS::KMS::Key":
            wanted = {key: properties[key] for key in _OF_A_KEY if key in properties}
            return str(boto3.client("kms").create_key(**wanted)["KeyMetadata"]["KeyId"])
        case "AWS::SQS::Queue":
            return str(boto3.client("sqs").create_queue(QueueName=name)["QueueUrl"])
        case "AWS::S3::Bucket":
            boto3.client("s3").create_bucket(Bucket="documents")
            return "documents"
        case "AWS::SecretsManager::Secret":
            secret = boto3.client("secretsmanager").create_secret(Name="sms", SecretString=json.dumps(sms_account))
            return str(secret["ARN"])
    return ""
