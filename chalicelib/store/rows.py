"""The tables. Each row is a domain object as JSON under a key, with the version that guards it.

One rule for every write in the product: a row may be replaced only by who read its current version, and created only
where none is. States, counters and free doors need no conditions of their own, because any change moves the version.
"""

from pynamodb.attributes import NumberAttribute, TTLAttribute, UnicodeAttribute
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.models import Model

from chalicelib.config import table_name


class Meta:
    """Behind API Gateway's 29 s a stuck connection must fail while there is time to try again."""

    connect_timeout_seconds = 1
    read_timeout_seconds = 5
    max_retry_attempts = 3


class Row(Model):
    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    version = NumberAttribute(default=0)
    body = UnicodeAttribute()


class CatalogueRow(Row):
    class Meta(Meta):
        table_name = table_name("CATALOGUE_TABLE")


class PartyRow(Row):
    class Meta(Meta):
        table_name = table_name("PARTIES_TABLE")


class ByParty(GlobalSecondaryIndex):
    class Meta:
        index_name = "by_party"
        projection = AllProjection()

    party = UnicodeAttribute(hash_key=True)
    updated = NumberAttribute(range_key=True)


class ByQueue(GlobalSecondaryIndex):
    class Meta:
        index_name = "by_queue"
        projection = AllProjection()

    queue = UnicodeAttribute(hash_key=True)
    since = NumberAttribute(range_key=True)


class CaseRow(Row):
    class Meta(Meta):
        table_name = table_name("CASES_TABLE")

    party = UnicodeAttribute(null=True)
    updated = NumberAttribute(null=True)
    queue = UnicodeAttribute(null=True)
    since = NumberAttribute(null=True)
    by_party = ByParty()
    by_queue = ByQueue()


class EnvelopeRow(Row):
    class Meta(Meta):
        table_name = table_name("ENVELOPES_TABLE")


class CabinetRow(Row):
    class Meta(Meta):
        table_name = table_name("CABINETS_TABLE")


class PersonalRow(Row):
    class Meta(Meta):
        table_name = table_name("PERSONAL_TABLE")

    expires = TTLAttribute(null=True)


class OutboxRow(Model):
    class Meta(Meta):
        table_name = table_name("OUTBOX_TABLE")

    pk = UnicodeAttribute(hash_key=True)
    effect = UnicodeAttribute()
    target = UnicodeAttribute()
    at = NumberAttribute()


class ByState(GlobalSecondaryIndex):
    class Meta:
        index_name = "by_state"
        projection = AllProjection()

    state = UnicodeAttribute(hash_key=True)
    at = NumberAttribute(range_key=True)


class MessageRow(Model):
    class Meta(Meta):
        table_name = table_name("MESSAGES_TABLE")

    pk = UnicodeAttribute(hash_key=True)
    version = NumberAttribute(default=0)
    body = UnicodeAttribute()
    state = UnicodeAttribute()
    at = NumberAttribute()
    by_state = ByState()


class AccessRow(Model):
    class Meta(Meta):
        table_name = table_name("ACCESS_TABLE")

    pk = UnicodeAttribute(hash_key=True)
    version = NumberAttribute(default=0)
    body = UnicodeAttribute()
    expires = TTLAttribute()


ALL = (CatalogueRow, PartyRow, CaseRow, EnvelopeRow, CabinetRow, PersonalRow, OutboxRow, MessageRow, AccessRow)
