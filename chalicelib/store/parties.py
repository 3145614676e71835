"""Applicants. Phone, name and identity number are ciphertext here; a keyed hash finds a phone again."""

from chalicelib.domain.people.party import Party, PhoneClaim
from chalicelib.errors import no_such
from chalicelib.store import codec
from chalicelib.store.rows import PartyRow
from chalicelib.store.transaction import Write

_PARTY, _PHONE = "party", "phone"


def load(id_: str) -> Party:
    """Raises NotFound."""
    party = codec.found(PartyRow, Party, id_, _PARTY)
    if party is None:
        raise no_such("party")
    return party


def plan(party: Party) -> Write:
    return Write(PartyRow(party.id, _PARTY, version=party.version + 1, body=codec.body_of(party)))


def by_phone(index: str) -> PhoneClaim | None:
    return codec.found(PartyRow, PhoneClaim, f"phone#{index}", _PHONE)


def plan_claim(claim: PhoneClaim) -> Write:
    """The row that makes a phone belong to one party only."""
    return Write(PartyRow(f"phone#{claim.index}", _PHONE, version=claim.version + 1, body=codec.body_of(claim)))
