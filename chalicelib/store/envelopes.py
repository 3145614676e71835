"""Envelopes and their custody."""

from collections.abc import Iterable

from pynamodb.exceptions import DoesNotExist

from chalicelib.domain.base import chain
from chalicelib.domain.custody.envelope import Envelope
from chalicelib.errors import no_such
from chalicelib.store import codec
from chalicelib.store.rows import EnvelopeRow
from chalicelib.store.transaction import Plan, Write

_ENVELOPE, _EVENT = "envelope", "event#"


def load(id_: str) -> Envelope:
    """Raises NotFound."""
    try:
        return codec.read(EnvelopeRow.get(id_, _ENVELOPE, consistent_read=True), Envelope)
    except DoesNotExist:
        raise no_such("envelope") from None


def find(id_: str | None) -> Envelope | None:
    return load(id_) if id_ else None


def several(ids: Iterable[str]) -> dict[str, Envelope]:
    """Those of `ids` that are there, read at once."""
    keys = [(id_, _ENVELOPE) for id_ in dict.fromkeys(ids)]
    rows = EnvelopeRow.batch_get(keys, consistent_read=True) if keys else ()
    return {row.pk: codec.read(row, Envelope) for row in rows}


def plan(envelope: Envelope, *entries: chain.Entry) -> Plan:
    row = EnvelopeRow(envelope.id, _ENVELOPE, version=envelope.version + 1, body=codec.body_of(envelope))
    return [Write(row), *(_plan_link(envelope.id, entry) for entry in entries)]


def _plan_link(envelope: str, entry: chain.Entry) -> Write:
    return Write(EnvelopeRow(envelope, f"{_EVENT}{entry.number:06d}", version=1, body=codec.body_of(entry)))


def custody(envelope: str) -> list[chain.Entry]:
    """The whole chain, oldest first."""
    rows = EnvelopeRow.query(envelope, EnvelopeRow.sk.startswith(_EVENT), consistent_read=True)
    return [codec.plain(row, chain.Entry) for row in rows]
