"""The keypad's local HTTP: a code in, a sentence out; and the cabinet's state for whoever stands at the box."""

from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

from iot.keypad import Answer, Keypad
from iot.loopback import application, body_of, text_field
from iot.texts import TEXTS

LONGEST_CODE = 32


def pages(keypad: Keypad, state: Callable[[], Mapping[str, Any]]) -> web.Application:
    async def codes(request: web.Request) -> web.Response:
        typed = text_field(await body_of(request), "code", LONGEST_CODE)
        return web.json_response(shown(await keypad.type(typed)))

    async def show(request: web.Request) -> web.Response:
        return web.json_response(state())

    app = application()
    app.add_routes([web.post("/codes", codes), web.get("/state", show)])
    return app


def shown(answer: Answer) -> dict[str, Any]:
    first, *others = answer.doors or ("",)
    english, chinese = TEXTS["opened_in_turn" if others and answer.result == "opened" else answer.result]
    words = {"door": first, "others": ", ".join(others), "retry_after": answer.retry_after}
    wire: dict[str, Any] = {
        "result": answer.result,
        "doors": list(answer.doors),
        "message": english.format(**words),
        "message_zh": chinese.format(**words),
    }
    if answer.retry_after:
        wire["retry_after"] = answer.retry_after
    return wire
