"""HTTP for this machine only: loopback address, no foreign Host or Origin, JSON in and out, small bodies."""

import json
import logging
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from iot.bad_request import BadRequest
from iot.errors import CabinetError
from iot.texts import Text
from iot.web_library import web

log = logging.getLogger(__name__)
MAX_BODY = 4096
ONLY_HERE: Text = ("only this machine may ask", "只接受本机访问")
NOTHING_HERE: Text = ("there is nothing here", "没有这个地址")
OUT_OF_ORDER: Text = ("out of order, please call the helpers", "设备故障，请联系帮办人员")
ASKED_HERE = frozenset({"none", "same-origin", "same-site"})
LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def application() -> web.Application:
    return web.Application(middlewares=[_local_only, _readable_errors], client_max_size=MAX_BODY)


@web.middleware
async def _local_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A web page elsewhere must not reach the doors through a browser on this machine (DNS rebinding, CSRF)."""
    if field := _foreign(request):
        return refused(403, "FORBIDDEN", field, ONLY_HERE)
    return await handler(request)


def _foreign(request: web.Request) -> str | None:
    """The part of the request that does not come from this machine."""
    if not _is_loopback(request.remote):
        return "address"
    if _host(f"//{request.headers.get('Host', '')}") not in LOCAL:
        return "Host"
    origin = request.headers.get("Origin")
    if origin is not None:
        return None if _host(origin) in LOCAL else "Origin"
    if request.method == "GET" and request.path == "/" and request.headers.get("Sec-Fetch-Dest") == "document":
        return None  # a link from another page: it opens ours, and reads nothing of it
    # A picture or a script tag of a foreign page sends no Origin, but the browser says whose it is.
    return None if request.headers.get("Sec-Fetch-Site", "none") in ASKED_HERE else "Sec-Fetch-Site"


def _is_loopback(address: str | None) -> bool:
    try:
        return ip_address(address or "").is_loopback
    except ValueError:
        return False


@web.middleware
async def _readable_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except BadRequest as error:
        return refused(400, "BAD_REQUEST", error.field, error.reason)
    except CabinetError as error:
        log.error("%s %s: %s", request.method, request.path, error)
        return refused(503, "CABINET_FAULT", "cabinet", OUT_OF_ORDER)
    except web.HTTPRequestEntityTooLarge:
        return refused(413, "TOO_LARGE", "body", (f"at most {MAX_BODY} bytes", f"内容不得超过 {MAX_BODY} 字节"))
    except (web.HTTPNotFound, web.HTTPMethodNotAllowed) as error:
        return refused(error.status, "NOT_FOUND", "path", NOTHING_HERE)
    except web.HTTPException:
        raise
    except Exception:
        log.exception("%s %s: unforeseen", request.method, request.path)
        return refused(500, "CABINET_FAULT", "cabinet", OUT_OF_ORDER)


async def body_of(request: web.Request) -> dict[str, Any]:
    """Raises BadRequest unless the body is a JSON object said to be one (a form post would pass a browser's CORS)."""
    if request.content_type != "application/json":
        raise BadRequest("Content-Type", "must be application/json", "必须是 application/json")
    try:
        body = await request.json()
    except (ValueError, RecursionError, LookupError) as error:  # too deep; in an alphabet that nobody knows
        raise BadRequest("body", "is not JSON", "不是有效的 JSON") from error
    if not isinstance(body, dict):
        raise BadRequest("body", "must be an object", "必须是对象")
    return body


def text_field(body: dict[str, Any], name: str, longest: int) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= longest:
        raise BadRequest(name, f"must be a text of 1 to {longest} characters", f"必须是 1 至 {longest} 个字符的文本")
    return value


async def serve(app: web.Application, port: int) -> tuple[web.AppRunner, str]:
    """Listens on 127.0.0.1; returns what to clean up and the address to say. `port` 0 takes a free one."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except BaseException:
        await runner.cleanup()
        raise
    host, bound = runner.addresses[0][:2]
    return runner, f"http://{host}:{bound}"


def _host(origin: str) -> str | None:
    try:
        return urlsplit(origin).hostname
    except ValueError:
        return None


def refused(status: int, code: str, field: str, reason: Text, **more: str) -> web.Response:
    """`reason` in English and Chinese."""
    english, chinese = reason
    wire = {"code": code, "field": field, "reason": english, "reason_zh": chinese} | more
    return replied(wire, status)


def replied(body: Any, status: int = 200) -> web.Response:
    """JSON as people read it: Chinese as Chinese."""
    return web.json_response(text=json.dumps(body, ensure_ascii=False), status=status)
