"""Staff reading a case. Every look at personal data leaves a line in the log: who, what, when."""

import logging
from typing import Any

from chalicelib.domain.case.case import Case
from chalicelib.domain.people.masks import mask_id_number, mask_name, mask_phone
from chalicelib.domain.people.staff import Staff, Task, may, require
from chalicelib.errors import no_such
from chalicelib.gateways import documents as bucket
from chalicelib.gateways import keys
from chalicelib.store import cases, parties
from chalicelib.usecases.applicant.filing import ADDRESS
from chalicelib.usecases.parts import case_view
from chalicelib.usecases.staff.reviewing import of_centre

LOG = logging.getLogger(__name__)


def case(case_id: str, staff: Staff, now: int) -> dict[str, Any]:
    require(staff, Task.SEE)
    found = of_centre(case_id, staff)
    _logged(staff, "case", case_id)
    return case_view.whole(found, now) | {"applicant": _masked(found.party), "address": _address(found, staff)}


def _address(case: Case, staff: Staff) -> str | None:
    """Where the result is sent: in the clear, for those alone who send it."""
    return keys.decrypted(case.address_ct, ADDRESS) if case.address_ct and may(staff, Task.SEND) else None


def _masked(party_id: str) -> dict[str, str | None]:
    """Masked on every screen; the clear text stays ciphertext."""
    party = parties.load(party_id)
    name = party.name_ct and mask_name(keys.decrypted(party.name_ct, "name"))
    number = party.id_number_ct and mask_id_number(keys.decrypted(party.id_number_ct, "id-number"))
    return {"phone": mask_phone(keys.decrypted(party.phone_ct, "phone")), "name": name, "id_number": number}


def custody(case_id: str, staff: Staff) -> dict[str, Any]:
    require(staff, Task.SEE)
    return case_view.custody(of_centre(case_id, staff))


def document(case_id: str, document_id: str, staff: Staff, now: int) -> dict[str, Any]:
    require(staff, Task.SEE)
    found = of_centre(case_id, staff)
    for one in cases.documents(found.id):
        if one.id == document_id:
            _logged(staff, "document", document_id)
            url = bucket.reading_link(one.key, one.submitted)
            return {"document": one.id, "name": one.name, "type": one.type, "url": url}
    raise no_such("document")


def _logged(staff: Staff, what: str, id_: str) -> None:
    LOG.warning("personal data read: %s %s by %s", what, id_, staff.id)
