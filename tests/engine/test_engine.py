"""The engine itself: the tables of the template stand, and a condition has one winner."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from tests.engine.conftest import KEYS

pytestmark = pytest.mark.engine


def _client(environment: dict[str, str]) -> Any:
    return boto3.client("dynamodb", endpoint_url=environment["AWS_ENDPOINT_URL_DYNAMODB"], **KEYS)


def test_every_table_of_the_template_stands(tables: dict[str, str]) -> None:
    client = _client(tables)
    names = {value for name, value in tables.items() if name.endswith("_TABLE")}
    assert len(names) == 9
    assert names <= set(client.list_tables()["TableNames"])


def test_of_many_racing_transactions_one_wins(tables: dict[str, str]) -> None:
    client = _client(tables)
    put = {
        "TableName": tables["CABINETS_TABLE"],
        "Item": {"pk": {"S": "cab-x"}, "sk": {"S": "door#A01"}},
        "ConditionExpression": "attribute_not_exists(pk)",
    }

    def race(_number: int) -> str:
        try:
            client.transact_write_items(TransactItems=[{"Put": put}])
        except ClientError as error:
            return error.response["Error"]["Code"]
        return "won"

    with ThreadPoolExecutor(24) as pool:
        results = Counter(pool.map(race, range(24)))
    assert results == {"won": 1, "TransactionCanceledException": 23}
