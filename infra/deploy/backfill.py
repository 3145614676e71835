"""Rows of a version before get the attribute that a new index of cases wants: when a case was opened."""

import json

from botocore.exceptions import ClientError

from infra.aws import AwsAccount
from infra.typed import Record

_MISSING = "attribute_exists(party) AND attribute_not_exists(opened)"


def give_opened(aws: AwsAccount, table: str) -> int:
    """How many rows got it; safe to repeat, and while the product writes: a row that was written meanwhile has it."""
    pages = aws.client("dynamodb").get_paginator("scan").paginate(TableName=table, FilterExpression=_MISSING)
    return sum(_given(aws, table, row) for page in pages for row in page["Items"])


def _given(aws: AwsAccount, table: str, row: Record) -> bool:
    opened = json.loads(row["body"]["S"])["opened"]
    try:
        aws.client("dynamodb").update_item(
            TableName=table, Key={"pk": row["pk"], "sk": row["sk"]}, UpdateExpression="SET opened = :opened",
            ConditionExpression=_MISSING, ExpressionAttributeValues={":opened": {"N": str(opened)}},
        )  # fmt: skip
    except ClientError as error:
        if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
            return False
        raise
    return True
