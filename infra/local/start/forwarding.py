"""<who>.localhost:8800/… is the API and its pages, as behind a domain of its own: cookies and policy work as there."""

from collections.abc import Mapping
from email.utils import formatdate

from aiohttp import ClientSession, web
from multidict import CIMultiDict

from infra.local.moved_time import CLOCK

# What belongs to one connection only (RFC 9110, 7.6.1), and what is counted anew.
_OWN = {
    "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "content-length",
    "date", "server",
}  # fmt: skip


async def forward(client: ClientSession, api: str, request: web.Request) -> web.Response:
    """The answer of the API at `api`, as it is but for its date, by which pages know what time it is."""
    async with client.request(
        request.method, api + request.rel_url.raw_path_qs, headers=_passed(request.headers),
        data=await request.read() or None, allow_redirects=False,
    ) as answer:  # fmt: skip
        headers = _passed(answer.headers)
        headers["Date"] = formatdate(CLOCK.now(), usegmt=True)
        return web.Response(status=answer.status, headers=headers, body=await answer.read())


def _passed(headers: Mapping[str, str]) -> CIMultiDict[str]:
    found: CIMultiDict[str] = CIMultiDict()
    for name, value in headers.items():
        if name.lower() not in _OWN:
            found.add(name, value)
    return found
