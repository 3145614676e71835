"""What a transaction that DynamoDB refused is answered with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import NoCredentialsError
from pynamodb.exceptions import PutError, TransactWriteError

from chalicelib.aws import client
from chalicelib.errors import Lost
from chalicelib.store import outbox
from chalicelib.store.rows import OutboxRow
from chalicelib.store.transaction import commit
from tests.engine.kms_double import answered

PREFIX = "com.amazonaws.dynamodb.v20120810#"


@contextmanager
def dynamodb(answers: Callable[..., AWSResponse], operation: str = "TransactWriteItems") -> Iterator[None]:
    """DynamoDB as AWS would be, for the writes of the block."""
    events = client("dynamodb").meta.events
    events.register_first(f"before-send.dynamodb.{operation}", answers)
    try:
        yield
    finally:
        events.unregister(f"before-send.dynamodb.{operation}", answers)


def refusing(code: str, *reasons: str) -> Callable[..., AWSResponse]:
    body = {"__type": PREFIX + code, "Message": "no", "CancellationReasons": [{"Code": code} for code in reasons]}
    return lambda **_: answered(400, body)


def write() -> None:
    commit([outbox.plan(id_, outbox.MESSAGE, "m_1", 1) for id_ in ("o_1", "o_2")])


def write_one() -> None:
    commit([outbox.plan("o_1", outbox.MESSAGE, "m_1", 1)])


@pytest.mark.parametrize(
    "refusal",
    [
        refusing("TransactionCanceledException", "None", "ConditionalCheckFailed"),
        refusing("TransactionCanceledException", "TransactionConflict"),
        refusing("TransactionConflictException"),
    ],
)
def test_whoever_was_slower_is_told_to_read_again(aws: dict[str, str], refusal: Callable[..., AWSResponse]) -> None:
    with dynamodb(refusal), pytest.raises(Lost):
        write()


@pytest.mark.parametrize(
    "refusal",
    [
        refusing("TransactionCanceledException", "ItemCollectionSizeLimitExceeded"),
        refusing("ValidationException"),
        refusing("AccessDeniedException"),
    ],
)
def test_what_reading_again_does_not_cure_is_no_race(aws: dict[str, str], refusal: Callable[..., AWSResponse]) -> None:
    with dynamodb(refusal), pytest.raises(TransactWriteError):
        write()


def test_one_write_is_no_transaction_which_would_cost_twice_as_much(aws: dict[str, str]) -> None:
    with dynamodb(refusing("ValidationException")):
        write_one()
    assert [row.pk for row in OutboxRow.scan()] == ["o_1"]


@pytest.mark.parametrize("code", ["ConditionalCheckFailedException", "TransactionConflictException"])
def test_whoever_was_slower_with_one_write_is_told_so_too(aws: dict[str, str], code: str) -> None:
    with dynamodb(refusing(code), "PutItem"), pytest.raises(Lost):
        write_one()


def test_what_reading_again_does_not_cure_is_no_race_of_one_write_either(aws: dict[str, str]) -> None:
    with dynamodb(refusing("AccessDeniedException"), "PutItem"), pytest.raises(PutError):
        write_one()


def test_a_transaction_that_was_never_sent_is_no_race(aws: dict[str, str]) -> None:
    def lost(**_: Any) -> AWSResponse:
        raise NoCredentialsError

    with dynamodb(lost), pytest.raises(TransactWriteError):
        write()
