"""One transaction for one use case: all of its writes, or none.

read v3 ──► decide ──► put v4 if the row is still v3
             meanwhile somebody put v4 ──► the whole transaction is refused ──► Lost ──► read again
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from pynamodb.connection import Connection
from pynamodb.exceptions import DeleteError, PutError, TransactWriteError
from pynamodb.transactions import TransactWrite

from chalicelib.errors import moved_on
from chalicelib.store.rows import share_client

MAX_WRITES = 100  # DynamoDB: TransactWriteItems

# Another transaction held one of the rows, or a condition failed: both are cured by reading again.
_RACES = {"ConditionalCheckFailed", "TransactionConflict"}
_LONE_RACES = ("ConditionalCheckFailedException", "TransactionConflictException")
_RACE_ERRORS = ("TransactionConflictException", "TransactionInProgressException")


class Write(msgspec.Struct, frozen=True):
    """Put `row`, whose version is already the new one; `delete` removes it instead."""

    row: Any
    delete: bool = False


# What a transaction is to write. Functions that return one are called `plan…`: they do nothing by themselves.
Plan = list[Write]


def commit(writes: Iterable[Write]) -> None:
    """Raises Lost when any row is no longer the one that was read; then nothing at all was written."""
    found = list(writes)
    if not found:
        return  # DynamoDB refuses a transaction of nothing
    if len(found) == 1:
        _write(found[0])
        return
    if len(found) > MAX_WRITES:
        raise ValueError(f"{len(found)} writes do not fit one transaction")
    try:
        with TransactWrite(connection=_connection()) as transaction:
            for write in found:
                _add(transaction, write)
    except TransactWriteError as error:
        raise _translated(error) from error


def _write(write: Write) -> None:
    """Alone it needs no transaction, which costs twice as much."""
    condition = _unchanged(write.row, write.delete)
    try:
        write.row.delete(condition=condition) if write.delete else write.row.save(condition=condition)
    except (PutError, DeleteError) as error:
        raise (moved_on() if error.cause_response_code in _LONE_RACES else error) from error


def _add(transaction: TransactWrite, write: Write) -> None:
    condition = _unchanged(write.row, write.delete)
    if write.delete:
        transaction.delete(write.row, condition=condition)
    else:
        transaction.save(write.row, condition=condition)


def _unchanged(row: Any, delete: bool) -> Any:
    if not hasattr(row, "version"):
        return None  # the outbox: ids are random, deleting twice does no harm
    read = row.version if delete else row.version - 1
    kind = type(row)
    return kind.version == read if read else kind.pk.does_not_exist()


def _translated(error: TransactWriteError) -> Exception:
    reasons = {reason.code for reason in (error.cancellation_reasons or []) if reason}
    raced = reasons & _RACES or error.cause_response_code in _RACE_ERRORS
    return moved_on() if raced else error


def _connection() -> Connection:
    connection = Connection()
    share_client(connection)
    return connection
