"""Twilio's pages: a token names the message behind which a page begins, so that newer ones do not shift it."""

from collections.abc import Sequence
from typing import Any

from yarl import URL

from infra.standins.sms.phones import SentText

USUAL, MOST = 50, 1000
AFTER, BEFORE = "PA", "PB"


def page_of(asked: URL, found: Sequence[SentText], account: str) -> dict[str, Any]:
    """`asked` is the address of the list with its query, without a host, as are those in the answer."""
    size = _number(asked, "PageSize", USUAL, MOST) or USUAL
    start = _start(asked.query.get("PageToken", ""), [message.sid for message in found], size)
    shown, number = found[start : start + size], _number(asked, "Page", 0, MOST)
    after = _uri(asked, size, number + 1, AFTER + shown[-1].sid) if start + size < len(found) else None
    before = _uri(asked, size, max(number - 1, 0), BEFORE + shown[0].sid) if start and shown else None
    return {
        "messages": [message.as_twilio(account) for message in shown],
        "first_page_uri": _uri(asked, size, 0, None), "next_page_uri": after, "previous_page_uri": before,
        "page": number, "page_size": size, "start": start, "end": start + max(len(shown) - 1, 0), "uri": str(asked),
    }  # fmt: skip


def _number(asked: URL, name: str, usual: int, most: int) -> int:
    given = asked.query.get(name, "")
    return min(int(given), most) if given.isascii() and given.isdecimal() else usual


def _start(token: str, sids: list[str], size: int) -> int:
    """The first of them for a token of nobody."""
    kind, sid = token[:2], token[2:]
    if sid not in sids:
        return 0
    return sids.index(sid) + 1 if kind == AFTER else max(sids.index(sid) - size, 0)


def _uri(asked: URL, size: int, number: int, token: str | None) -> str:
    kept = {name: value for name, value in asked.query.items() if name not in ("Page", "PageSize", "PageToken")}
    turned = {"PageSize": str(size), "Page": str(number)} | ({"PageToken": token} if token else {})
    return str(asked.with_query(kept | turned))
