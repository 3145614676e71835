"""What proves to an applicant that something was submitted or handed in."""

from chalicelib.api.applicant.own import own
from chalicelib.api.call import Call
from chalicelib.api.refusals import RULES
from chalicelib.api.routing import By, route
from chalicelib.replies.base import Page
from chalicelib.replies.receipts import ReceiptSeen
from chalicelib.usecases.applicant import receipts


@route("GET", "/cases/{case}/receipts", By.APPLICANT, reply=Page[ReceiptSeen], errors=(*RULES, "NO_SUCH_ENVELOPE"))
def of_case(call: Call) -> Page[ReceiptSeen]:
    """Every receipt of the case, oldest first, to be shown and printed."""
    return receipts.of_case(own(call))
