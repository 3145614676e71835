"""What an applicant says and sees about himself. Names and numbers leave here masked only."""

import logging

from chalicelib.domain.base.china_time import local
from chalicelib.domain.base.entity import changed
from chalicelib.domain.people import masks
from chalicelib.domain.people.identity_numbers import normalise_id_number, normalise_uscc
from chalicelib.domain.people.party import Enterprise
from chalicelib.errors import BadInput
from chalicelib.gateways import keys
from chalicelib.gateways.keys import Context
from chalicelib.replies.people import ActsFor, Identified, Profile
from chalicelib.store import parties
from chalicelib.usecases.parts import told_notices
from chalicelib.usecases.parts.masked import masked
from chalicelib.usecases.parts.perform import Decision

LOG = logging.getLogger(__name__)
MOST_ENTERPRISES = 50


def about(party_id: str) -> Profile:
    party = parties.load(party_id)
    LOG.warning("personal data read: party %s by its owner", party_id)
    shown = masked(party)
    return Profile(
        party=party.id, phone=shown.phone, name=shown.name, id_number=shown.id_number, enterprises=party.enterprises,
        unread=told_notices.unread(party_id),
    )  # fmt: skip


def identify(party_id: str, name: str, id_number: str, now: int) -> Decision[Identified]:
    """Raises BadInput for a name or a number (GB 11643) that cannot be one."""
    known_as = " ".join(name.split())
    if len(known_as) < 2 or not known_as.isprintable():
        raise BadInput("BAD_NAME", "name")
    number = normalise_id_number(id_number, local(now).date())
    party = changed(
        parties.load(party_id),
        name_ct=keys.encrypted(known_as, Context.NAME),
        id_number_ct=keys.encrypted(number, Context.ID_NUMBER),
    )
    answer = Identified(name=masks.mask_name(known_as), id_number=masks.mask_id_number(number))
    return Decision([parties.plan(party)], answer)


def act_for(party_id: str, uscc: str, name: str) -> Decision[ActsFor]:
    """From now on the party may apply for this enterprise; twice changes at most the name. Raises BadInput."""
    party = parties.load(party_id)
    enterprise = Enterprise(uscc=normalise_uscc(uscc), name=" ".join(name.split()))
    if not enterprise.name or not enterprise.name.isprintable():
        raise BadInput("BAD_NAME", "name")
    others = tuple(other for other in party.enterprises if other.uscc != enterprise.uscc)
    if len(others) >= MOST_ENTERPRISES:
        raise BadInput("TOO_MANY_ENTERPRISES", "uscc", most=MOST_ENTERPRISES)
    acting = changed(party, enterprises=(*others, enterprise))
    return Decision([parties.plan(acting)], ActsFor(uscc=enterprise.uscc, name=enterprise.name))
