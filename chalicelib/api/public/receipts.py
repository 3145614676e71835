"""Whether a receipt is what it says that it is."""

from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.replies.receipts import ReceiptChecked
from chalicelib.usecases.applicant import receipts


@route(
    "GET",
    "/receipts/{receipt}",
    By.ANYBODY,
    reply=ReceiptChecked,
    errors=("NO_SUCH_CASE", "NO_SUCH_CENTRE", "STATE_MOVED_ON", "TOO_MANY_TRIES"),
)
def check(call: Call) -> ReceiptChecked:
    """Kind, day, centre and whether it is valid, of a receipt whose number somebody has; no more."""
    return receipts.check(call.path["receipt"], call.address, call.now)
