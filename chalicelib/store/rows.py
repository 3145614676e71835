"""The tables. Each row is a domain object as JSON under a key, with the version that guards it.

One rule for every write in the product: a row may be replaced only by who read its current version, and created only
where none is. States, counters and free doors need no conditions of their own, because any change moves the version.
"""

import threading

from pynamodb.attributes import NumberAttribute, TTLAttribute, UnicodeAttribute
from pynamodb.connection import Connection, TableConnection
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, KeysOnlyProjection
from pynamodb.models import Model

from chalicelib.aws import client
from chalicelib.config import table_name

# PynamoDB keeps a connection on the model's class. Two threads that both put one there can crash the interpreter:
# CPython 3.11 still finds the first one in its cache of attributes while that is being freed.
_CONNECTING = threading.Lock()


class Table(Model):
    """PynamoDB would make a client for every table."""

    @classmethod
    def _get_connection(cls) -> TableConnection:
        with _CONNECTING:
            table = super()._get_connection()
        share_client(table.connection)
        return table


def share_client(connection: Connection) -> None:
    """Lets `connection` use the process's one DynamoDB client."""
    connection._client = client("dynamodb")  # noqa: SLF001  PynamoDB has no setting for it


class Row(Table):
    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    version = NumberAttribute(default=0)
    body = UnicodeAttribute()


class CatalogueRow(Row):
    class Meta:
        table_name = table_name("CATALOGUE_TABLE")


class PartyRow(Row):
    class Meta:
        table_name = table_name("PARTIES_TABLE")


class ByParty(GlobalSecondaryIndex["CaseRow"]):  # type: ignore[no-untyped-call]  # PynamoDB's own
    class Meta:
        index_name = "of_party"
        projection = KeysOnlyProjection()

    party = UnicodeAttribute(hash_key=True)
    # It never changes: an index whose key moves is written twice.
    opened = NumberAttribute(range_key=True)


class ByQueue(GlobalSecondaryIndex["CaseRow"]):  # type: ignore[no-untyped-call]  # PynamoDB's own
    class Meta:
        index_name = "by_queue"
        projection = AllProjection()

    queue = UnicodeAttribute(hash_key=True)
    since = NumberAttribute(range_key=True)


class CaseRow(Row):
    class Meta:
        table_name = table_name("CASES_TABLE")

    party = UnicodeAttribute(null=True)
    opened = NumberAttribute(null=True)
    queue = UnicodeAttribute(null=True)
    since = NumberAttribute(null=True)
    of_party = ByParty()
    by_queue = ByQueue()


class EnvelopeRow(Row):
    class Meta:
        table_name = table_name("ENVELOPES_TABLE")


class CabinetRow(Row):
    class Meta:
        table_name = table_name("CABINETS_TABLE")


class PersonalRow(Row):
    class Meta:
        table_name = table_name("PERSONAL_TABLE")

    expires = TTLAttribute(null=True)


class OutboxRow(Table):
    class Meta:
        table_name = table_name("OUTBOX_TABLE")

    pk = UnicodeAttribute(hash_key=True)
    effect = UnicodeAttribute()
    target = UnicodeAttribute()
    at = NumberAttribute()


class ByState(GlobalSecondaryIndex["MessageRow"]):  # type: ignore[no-untyped-call]  # PynamoDB's own
    class Meta:
        index_name = "by_state"
        projection = AllProjection()

    state = UnicodeAttribute(hash_key=True)
    at = NumberAttribute(range_key=True)


class MessageRow(Table):
    class Meta:
        table_name = table_name("MESSAGES_TABLE")

    pk = UnicodeAttribute(hash_key=True)
    version = NumberAttribute(default=0)
    body = UnicodeAttribute()
    state = UnicodeAttribute(null=True)
    at = NumberAttribute()
    by_state = ByState()


class AccessRow(Table):
    class Meta:
        table_name = table_name("ACCESS_TABLE")

    pk = UnicodeAttribute(hash_key=True)
    version = NumberAttribute(default=0)
    body = UnicodeAttribute()
    expires = TTLAttribute()


ALL = (CatalogueRow, PartyRow, CaseRow, EnvelopeRow, CabinetRow, PersonalRow, OutboxRow, MessageRow, AccessRow)
