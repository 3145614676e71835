"""What staff read: who they are, their codes, a case."""

from chalicelib.api.call import Call
from chalicelib.api.refusals import RULES
from chalicelib.api.routing import By, route
from chalicelib.domain.people.staff import Permission, Staff
from chalicelib.replies.base import Page
from chalicelib.replies.case_file import CaseFile
from chalicelib.replies.cases import CustodySeen
from chalicelib.replies.codes import CodeShown
from chalicelib.replies.documents import DocumentLink
from chalicelib.replies.reasons import ReasonsListed
from chalicelib.usecases.parts import rules, shown_codes
from chalicelib.usecases.staff import case_file

SEE = Permission.SEE


@route("GET", "/staff/me", By.STAFF, reply=Staff)
def me(call: Call) -> Staff:
    """Who is signed in, as the issuer of the token says."""
    return call.staff


@route("GET", "/staff/reasons", By.STAFF, may=SEE, reply=ReasonsListed, errors=("NO_SUCH_CENTRE",))
def reasons(call: Call) -> ReasonsListed:
    """The centre's own lists, from which staff choose why something goes back."""
    return ReasonsListed(pre_review=list(rules.settings(call.staff.centre).reasons.pre_review))


@route("GET", "/staff/codes", By.STAFF, reply=Page[CodeShown])
def codes(call: Call) -> Page[CodeShown]:
    """One's own codes in force, in the clear."""
    return shown_codes.shown(call.staff.id)


@route(
    "GET",
    "/staff/cases/{case}",
    By.STAFF,
    may=SEE,
    reply=CaseFile,
    errors=(*RULES, "NO_SUCH_ENVELOPE", "NO_SUCH_PARTY"),
)
def see_case(call: Call) -> CaseFile:
    """The whole case file; who reads what is logged."""
    return case_file.whole(call.path["case"], call.staff, call.now)


@route("GET", "/staff/cases/{case}/custody", By.STAFF, may=SEE, reply=CustodySeen, errors=("NO_SUCH_ENVELOPE",))
def see_custody(call: Call) -> CustodySeen:
    """Where the paper is now and who has it."""
    return case_file.custody(call.path["case"], call.staff, call.now)


@route("GET", "/staff/cases/{case}/documents/{document}", By.STAFF, may=SEE, reply=DocumentLink)
def read_document(call: Call) -> DocumentLink:
    """A link for five minutes; who read what is logged."""
    return case_file.document(call.path["case"], call.path["document"], call.staff)
