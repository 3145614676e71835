"""A stack that is there gets other indexes: one of a table in an update, and old rows come into the new one."""

import json
from typing import Any

import boto3
import pytest
from moto import mock_aws

from infra.aws import AwsAccount
from infra.deploy.backfill import give_opened
from infra.deploy.indexes import has, steps


def table(*indexes: tuple[str, str], **more: Any) -> dict[str, Any]:
    keys = ["pk", *(key for _, key in indexes)]
    properties: dict[str, Any] = {
        "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": key, "AttributeType": "S"} for key in dict.fromkeys(keys)],
    }
    if indexes:
        properties["GlobalSecondaryIndexes"] = [
            {"IndexName": name, "KeySchema": [{"AttributeName": key, "KeyType": "HASH"}]} for name, key in indexes
        ]
    return {"Type": "AWS::DynamoDB::Table", "Properties": properties | more}


def template(**tables: Any) -> dict[str, Any]:
    return {"Resources": tables | {"Queue": {"Type": "AWS::SQS::Queue"}}, "Outputs": {}}


def indexes(found: dict[str, Any], name: str) -> set[str]:
    return {index["IndexName"] for index in found["Resources"][name]["Properties"].get("GlobalSecondaryIndexes", [])}


def attributes(found: dict[str, Any], name: str) -> set[str]:
    return {one["AttributeName"] for one in found["Resources"][name]["Properties"]["AttributeDefinitions"]}


NEW = template(Cases=table(("of_party", "opened"), ("by_queue", "queue")), Envelopes=table())
OLD = template(Cases=table(("by_party", "updated"), ("by_queue", "queue")), Envelopes=table(("by_queue", "queue")))


@pytest.mark.parametrize("old", [{}, NEW, template(Cases=table(("by_queue", "queue")))])
def test_what_one_update_can_do_is_one(old: dict[str, Any]) -> None:
    assert steps(old, NEW) == [NEW]


def test_indexes_are_exchanged_the_new_one_first_and_never_two_of_a_table_at_once() -> None:
    first, last = steps(OLD, NEW)
    assert indexes(first, "Cases") == {"by_party", "of_party", "by_queue"}
    assert attributes(first, "Cases") == {"pk", "updated", "opened", "queue"}
    assert indexes(first, "Envelopes") == set()
    assert attributes(first, "Envelopes") == {"pk"}
    assert last == NEW
    # Whoever was interrupted in between is seen to have been.
    assert has(first, "Cases", "by_party")
    assert not has(last, "Cases", "by_party")
    assert not has({}, "Cases", "by_party")


def test_every_step_changes_at_most_one_index_of_a_table() -> None:
    old = template(Cases=table(("a", "x"), ("b", "y")))
    new = template(Cases=table(("c", "x"), ("d", "z"), recovery=True))
    before = old
    for step in steps(old, new):
        assert len(indexes(before, "Cases") ^ indexes(step, "Cases")) == 1
        assert step["Resources"]["Cases"]["Properties"]["recovery"]
        before = step
    assert before == new


def test_cases_of_before_get_the_moment_at_which_they_were_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        client: Any = boto3.client("dynamodb", region_name="us-east-1")
        definitions = [{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")]
        schema = [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}]
        client.create_table(
            TableName="cases", AttributeDefinitions=definitions, KeySchema=schema, BillingMode="PAY_PER_REQUEST"
        )
        rows = {
            "old": {"party": {"S": "p"}, "body": {"S": json.dumps({"opened": 17})}},
            "new": {"party": {"S": "p"}, "body": {"S": json.dumps({"opened": 18})}, "opened": {"N": "18"}},
            "link": {"body": {"S": "{}"}},
        }
        for pk, row in rows.items():
            client.put_item(TableName="cases", Item={"pk": {"S": pk}, "sk": {"S": "case"}} | row)
        assert give_opened(AwsAccount(region="us-east-1"), "cases") == 1
        found = {row["pk"]["S"]: row.get("opened", {}).get("N") for row in client.scan(TableName="cases")["Items"]}
        assert found == {"old": "17", "new": "18", "link": None}
        assert give_opened(AwsAccount(region="us-east-1"), "cases") == 0
