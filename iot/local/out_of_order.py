"""What whoever asks at the box reads while the disk has no room."""

from iot.config.screen import ScreenConfig
from iot.local.pages import page_routes
from iot.loopback import OUT_OF_ORDER, application, refused
from iot.web_library import web


def out_of_order_api(pages: ScreenConfig | None = None) -> web.Application:
    """The page is still given out, for a screen that starts now: it says so in people's words."""

    screen = pages or ScreenConfig()

    async def refuse(request: web.Request) -> web.Response:
        return refused(503, "CABINET_FAULT", "cabinet", OUT_OF_ORDER, phone=screen.phone)

    app = application()
    app.add_routes(page_routes(screen))
    app.router.add_route("*", "/{anything:.*}", refuse)
    return app
