"""The routes of the box's own interface.

POST /codes                    {"code"}: what came of it, in both languages
POST /sessions/{id}/answers    {"door", "answer", "reach"?}: the session as it is now; 409 where it makes no sense now,
                               or of that door no more
POST /preferences              {"language"?, "large_type"?, "reach"?}
GET  /state                    everything
GET  /events                   what changes, as server-sent events (stream.py)
GET  /, /assets/…, /voice/…    the page of the screen, where one was built (pages.py)
"""

from cabinet_contract.words import Answer
from iot.bad_request import BadRequest
from iot.config.screen import ScreenConfig
from iot.local.pages import page_routes
from iot.local.preferences import CHOICES
from iot.local.screen import Screen
from iot.local.stream import stream
from iot.loopback import application, body_of, refused, replied, text_field
from iot.people.sessions import NotOffered
from iot.web_library import web

LONGEST_CODE = 32
LONGEST_DOOR = 8


def screen_api(screen: Screen, pages: ScreenConfig | None = None) -> web.Application:
    async def codes(request: web.Request) -> web.Response:
        typed = text_field(await body_of(request), "code", LONGEST_CODE)
        return replied(await screen.type(typed))

    async def answers(request: web.Request) -> web.Response:
        body = await body_of(request)
        door = text_field(body, "door", LONGEST_DOOR)
        answer, reach = _choice(body.get("answer"), "answer", list(Answer)), body.get("reach")
        if reach is not None:
            _choice(reach, "reach", list(CHOICES["reach"]))
        try:
            return replied(await screen.answer(request.match_info["session"], door, Answer(answer), reach))
        except NotOffered:
            return refused(409, "NOT_NOW", "answer", ("this cannot be said now", "现在不能这样选择"))

    async def preferences(request: web.Request) -> web.Response:
        return replied(screen.prefer(await body_of(request)))

    async def state(request: web.Request) -> web.Response:
        return replied(screen.state())

    async def events(request: web.Request) -> web.StreamResponse:
        return await stream(request, screen.hub)

    async def ended(app: web.Application) -> None:
        screen.hub.close()

    app = application()
    app.on_shutdown.append(ended)
    app.add_routes(
        [
            web.post("/codes", codes),
            web.post("/sessions/{session}/answers", answers),
            web.post("/preferences", preferences),
            web.get("/state", state),
            web.get("/events", events),
            *page_routes(pages or ScreenConfig()),
        ]
    )
    return app


def _choice(value: object, field: str, choices: list[str]) -> str:
    if not isinstance(value, str) or value not in choices:
        names = ", ".join(choices)
        raise BadRequest(field, f"must be one of: {names}", f"可选值：{names}")
    return value
