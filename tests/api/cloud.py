"""The template's tables, keys, queues, bucket and secret, made in moto, and the environment that names them."""

import json
from functools import cache
from typing import Any

import boto3

from tests.api.template import of_type, variables

REGION = "us-east-1"
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_SESSION_TOKEN": "testing",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_REGION": REGION,
}
_TABLE_PROPERTIES = ("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes")


@cache
def client(service: str) -> Any:
    """Made once: that takes longer than most calls, and a client names nothing of a deployment."""
    return boto3.client(service)


def make(sms_account: dict[str, str]) -> dict[str, str]:
    """Creates everything and returns the variables that stand for it; tables bear their variable's name."""
    names = {_logical(value): name for name, value in variables().items()}
    made = {logical: _make(kind, names[logical], properties, sms_account)
            for kind in _MAKERS for logical, properties in of_type(kind).items() if logical in names}  # fmt: skip
    return {names[logical]: physical for logical, physical in made.items()}


def make_queues() -> None:
    """Those of `make`, where only they are missing; they get the addresses that they had."""
    names = {_logical(value): name for name, value in variables().items()}
    for logical, properties in of_type("AWS::SQS::Queue").items():
        if logical in names:
            _queue(names[logical], properties)


def _logical(value: dict[str, Any]) -> str:
    """The resource that a variable names; "" where it names none."""
    return str(value.get("Ref") or value.get("GetAtt", "")).partition(".")[0]


def _make(kind: str, name: str, properties: dict[str, Any], sms_account: dict[str, str]) -> str:
    return sms_secret(sms_account) if kind == "AWS::SecretsManager::Secret" else _MAKERS[kind](name, properties)


def _table(name: str, properties: dict[str, Any]) -> str:
    wanted = {key: properties[key] for key in _TABLE_PROPERTIES if key in properties}
    client("dynamodb").create_table(TableName=name, **wanted)
    return name


def _key(_name: str, properties: dict[str, Any]) -> str:
    wanted = {key: properties[key] for key in ("KeySpec", "KeyUsage") if key in properties}
    return str(client("kms").create_key(**wanted)["KeyMetadata"]["KeyId"])


def _queue(name: str, _properties: dict[str, Any]) -> str:
    return str(client("sqs").create_queue(QueueName=name)["QueueUrl"])


def _bucket(name: str, _properties: dict[str, Any]) -> str:
    bucket = name.lower().replace("_", "-")
    client("s3").create_bucket(Bucket=bucket)
    return bucket


def sms_secret(account: dict[str, str]) -> str:
    secret = client("secretsmanager").create_secret(Name="sms", SecretString=json.dumps(account))
    return str(secret["ARN"])


_MAKERS: dict[str, Any] = {
    "AWS::DynamoDB::Table": _table,
    "AWS::KMS::Key": _key,
    "AWS::SQS::Queue": _queue,
    "AWS::S3::Bucket": _bucket,
    "AWS::SecretsManager::Secret": sms_secret,
}


def rows() -> list[dict[str, Any]]:
    """Every row of every table, as it lies there."""
    dynamodb = client("dynamodb")
    return [row for table in of_table_names() for row in dynamodb.scan(TableName=table)["Items"]]


def of_table_names() -> list[str]:
    return list(client("dynamodb").list_tables()["TableNames"])


def waiting(queue_url: str) -> list[dict[str, Any]]:
    """The bodies in a queue, which is empty afterwards."""
    sqs = client("sqs")
    bodies: list[dict[str, Any]] = []
    while found := sqs.receive_message(QueueUrl=queue_url, MaxNumberOfMessages=10).get("Messages"):
        bodies += [json.loads(message["Body"]) for message in found]
        for message in found:
            sqs.delete_message(QueueUrl=queue_url, ReceiptHandle=message["ReceiptHandle"])
    return bodies
