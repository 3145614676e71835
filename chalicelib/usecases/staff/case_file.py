"""Staff reading a case. Every look at personal data leaves a line in the log: who, what, when."""

import logging

from chalicelib.domain.case.case import Case
from chalicelib.domain.case.documents import Document
from chalicelib.domain.people.staff import Permission, Staff, may
from chalicelib.errors import no_such
from chalicelib.gateways import documents as bucket
from chalicelib.gateways import keys
from chalicelib.gateways.keys import Context
from chalicelib.replies.case_file import CaseFile
from chalicelib.replies.cases import CustodySeen
from chalicelib.replies.documents import DocumentLink
from chalicelib.store import cases, parties
from chalicelib.usecases.parts import case_view, loading
from chalicelib.usecases.parts.masked import masked
from chalicelib.usecases.parts.timeline import Reader

LOG = logging.getLogger(__name__)


def whole(case_id: str, staff: Staff, now: int) -> CaseFile:
    case = loading.case_of_centre(case_id, staff)
    _logged(staff, "case", case_id)
    applicant = masked(parties.load(case.party))
    reader = Reader(staff=True, ratings=may(staff, Permission.READ_RATINGS))
    fields = case_view.whole_fields(case, now, _submitted(case), reader=reader)
    to_return = case_view.to_return(case, names_staff=True)
    return CaseFile(**fields | {"to_return": to_return}, applicant=applicant, address=_address(case, staff))


def _address(case: Case, staff: Staff) -> str | None:
    """Where the result is sent: in the clear, for those alone who send it."""
    if not case.address_ct or not may(staff, Permission.SEND):
        return None
    return keys.decrypted(case.address_ct, Context.ADDRESS)


def custody(case_id: str, staff: Staff, now: int) -> CustodySeen:
    return case_view.custody(loading.case_of_centre(case_id, staff), now, names_staff=True)


def document(case_id: str, document_id: str, staff: Staff) -> DocumentLink:
    """A link for five minutes. Raises NotFound, also for a file that was announced and never submitted."""
    case = loading.case_of_centre(case_id, staff)
    for one in _submitted(case):
        if one.id == document_id:
            _logged(staff, "document", document_id)
            url = bucket.reading_link(one.key, one.submitted)
            return DocumentLink(document=one.id, name=one.name, type=one.type, url=url)
    raise no_such("document")


def _submitted(case: Case) -> list[Document]:
    """What was announced and never came, or is still being exchanged by the applicant, is nothing to judge by."""
    return [one for one in cases.documents(case.id) if one.submitted is not None]


def _logged(staff: Staff, what: str, id_: str) -> None:
    LOG.warning("personal data read: %s %s by %s", what, id_, staff.id)
