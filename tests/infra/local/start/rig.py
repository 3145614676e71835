"""A start page on a port of its own, and everything behind it as one fake that remembers what it was asked."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

from aiohttp import web

from infra.local.addresses import Addresses
from infra.local.ports import LOOPBACK
from infra.local.start.application import application

COOKIES = {"session": "__Host-xb=applicant", "staff-session": "__Host-xs=staff"}
DOOR: dict[str, Any] = {"open": False, "item": False, "faults": []}


@dataclass
class Asked:
    """One request that the fake has heard."""

    method: str
    path: str
    body: Any
    headers: dict[str, str]


@dataclass
class Town:
    """The API, the issuer, the phones, the relay and a lock board, on one port."""

    asked: list[Asked] = field(default_factory=list)
    texts: list[dict[str, str]] = field(default_factory=list)
    good: bool = True
    powered: bool = True
    case: Any = None
    stack: Any = None
    doors: dict[str, Any] = field(default_factory=lambda: {"A01": DOOR, "A02": DOOR})

    async def answer(self, request: web.Request) -> web.Response:
        body = await request.json() if request.content_type == "application/json" else dict(await request.post())
        self.asked.append(Asked(request.method, request.path, body, dict(request.headers)))
        return self._machine(request.path) or self._cloud(request.path)

    def _cloud(self, path: str) -> web.Response:
        match path:
            case "/api/sign-in/codes":
                self.texts.append({"sid": f"SM{len(self.texts)}", "body": "【信包】验证码 654321，五分钟内有效。"})
                return web.json_response({"challenge": "one"})
            case "/api/cases":
                return web.json_response({"items": [self.case] if self.case else []})
            case "/api/cases/one":
                return web.json_response(self.case)
            case "/api/session":
                return web.json_response({"token": "short"}, headers=_cookie("session"))
            case "/api/session/renewal" | "/api/staff-session/renewal":
                return web.json_response({"token": "short" if self.good else None})
            case "/api/staff-session/begin":
                to = "https://issuer.example/authorize?client_id=one&state=two"
                return web.Response(status=302, headers={"Location": to, "Set-Cookie": "__Host-xo=two; Path=/"})
            case "/login":
                return web.Response(status=302, headers={"Location": "http://x/staff-session/arrival?code=3&state=two"})
            case "/api/staff-session/arrival":
                return web.Response(status=302, headers={"Location": "../desk", **_cookie("staff-session")})
        return web.json_response({"path": path})

    def _machine(self, path: str) -> web.Response | None:
        match path:
            case "/phones":
                return web.json_response({"+8613800138000": self.texts})
            case "/lines":
                return web.json_response({"cab-hall": {"up": True}})
            case "/keypad/state":
                return web.json_response({}) if self.powered else web.Response(status=503, text="")
            case "/state":
                return web.json_response({"hand_ms": 800, "doors": self.doors})
        return None

    def told(self, path: str) -> Any:
        """The body of the last request to `path`."""
        return next(one.body for one in reversed(self.asked) if one.path == path)

    def paths(self) -> list[str]:
        return [one.path for one in self.asked]


def _cookie(path: str) -> dict[str, str]:
    return {"Set-Cookie": f"{COOKIES[path]}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=600"}


def addresses(behind: str, start: str) -> Addresses:
    cabinet: Any = {"keypad": f"{behind}/keypad", "board": behind, "name": {"zh": "大厅<箱>", "en": "Hall"}}
    staff = [{"username": "reviewer", "password": "pass&word", "role": "reviewer", "role_zh": "预审人员"}]
    found: Any = {
        "start": start, "api": f"{behind}/api", "endpoint": behind, "centre": "town", "sms": behind, "relay": behind,
        "staff": staff, "mqtt_port": 8883, "cabinets": {"cab-hall": cabinet}, "stack": "none",
    }  # fmt: skip
    return found  # type: ignore[no-any-return]


async def _serve(app: web.Application) -> tuple[web.AppRunner, str]:
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, LOOPBACK, 0).start()
    return runner, f"http://{LOOPBACK}:{runner.addresses[0][1]}"


@contextmanager
def running(town: Town) -> Iterator[int]:
    """The start page's port, while the block runs."""
    ready, ended, port = Event(), asyncio.Event(), []
    loop = asyncio.new_event_loop()

    async def both() -> None:
        behind = web.Application()
        behind.add_routes([web.route("*", "/{path:.*}", town.answer)])
        first, url = await _serve(behind)
        town.stack = found = addresses(url, "")
        second, start = await _serve(application(found, "stack.json"))
        found["start"] = start.replace(LOOPBACK, "localhost")
        port.append(int(start.rsplit(":", 1)[1]))
        ready.set()
        await ended.wait()
        await second.cleanup()
        await first.cleanup()

    thread = Thread(target=loop.run_until_complete, args=(both(),))
    thread.start()
    ready.wait(10)
    yield port[0]
    loop.call_soon_threadsafe(ended.set)
    thread.join()
    loop.close()
