"""The codes that somebody holds, in the clear."""

from cabinet_contract import codes
from chalicelib.gateways import keys
from chalicelib.gateways.keys import Context
from chalicelib.replies.base import Page
from chalicelib.replies.codes import CodeShown
from chalicelib.store import personal


def shown(holder: str) -> Page[CodeShown]:
    """Those that have not been used; the one place where a person can read them besides the SMS."""
    found = sorted((c for c in personal.codes(holder) if not c.used), key=lambda held: held.until)
    items = [
        CodeShown(
            grant=held.grant, purpose=held.purpose, code=codes.grouped(keys.decrypted(held.code_ct, Context.CODE)),
            cabinet=held.cabinet, doors=held.doors, case=held.case, until=held.until,
        )
        for held in found
    ]  # fmt: skip
    return Page(items=items)
