"""Amazon's DynamoDB engine with the template's tables, for what only real concurrency shows."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from infra.local import dynamodb
from infra.say import Progress
from tests.api import template

KEYS = {"aws_access_key_id": "local", "aws_secret_access_key": "local", "region_name": "us-east-1"}
# What the engine knows of a table; it refuses the rest (recovery, time to live).
KNOWN = ("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode")


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The engine's address."""
    logs: Path = tmp_path_factory.mktemp("dynamodb")
    with dynamodb.running(logs, Progress(quiet=True)) as url:
        yield url


def _variable(logical: str) -> str:
    variables = template.variables().items()
    return next(name for name, value in variables if value == {"Ref": logical})


@pytest.fixture
def tables(engine: str) -> dict[str, str]:
    """New, empty tables: what a process needs in its environment to use them (any process, also a child)."""
    client: Any = boto3.client("dynamodb", endpoint_url=engine, **KEYS)
    prefix = secrets.token_hex(4)
    environment = {
        "AWS_ENDPOINT_URL_DYNAMODB": engine,
        "AWS_ACCESS_KEY_ID": KEYS["aws_access_key_id"],
        "AWS_SECRET_ACCESS_KEY": KEYS["aws_secret_access_key"],
        "AWS_DEFAULT_REGION": KEYS["region_name"],
    }
    for logical, properties in template.of_type("AWS::DynamoDB::Table").items():
        name = f"{prefix}-{logical}"
        known = {key: properties[key] for key in KNOWN if key in properties}
        client.create_table(TableName=name, **known)
        environment[_variable(logical)] = name
    return environment
