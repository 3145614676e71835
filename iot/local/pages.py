"""The page of the cabinet's screen, its assets and its recordings, with what a browser may do with them."""

import mimetypes
from pathlib import Path

from iot.config.screen import ScreenConfig
from iot.local import recordings
from iot.loopback import NOTHING_HERE, refused
from iot.web_library import web

PAGE = "kiosk.html"
# Where a package puts them: beside this program, so that page and program are of one release.
PACKAGED = Path(__file__).with_name("pages")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
# Names hold the content's hash; the page names those of its own release.
KEPT, ASKED_ANEW = "public, max-age=31536000, immutable", "no-cache"


def page_routes(config: ScreenConfig) -> list[web.AbstractRouteDef]:
    """None where this machine has no built page: then the box is what it was, an interface."""
    folder = config.pages or PACKAGED

    async def page(request: web.Request) -> web.Response:
        return _file(folder / PAGE, ASKED_ANEW)

    async def asset(request: web.Request) -> web.Response:
        return _file(folder / "assets" / request.match_info["file"], KEPT)

    async def voice(request: web.Request) -> web.Response:
        name, language = request.match_info["name"], request.match_info["language"]
        return _file(recordings.found(config.recordings, language, name), ASKED_ANEW)

    if not (folder / PAGE).is_file():
        return []
    return [
        web.get("/", page),
        web.get(r"/assets/{file:[\w.-]+}", asset),
        web.get(r"/voice/{language:\w+}/{name:[\w-]+}", voice),
    ]


def _file(path: Path | None, cache: str) -> web.Response:
    """Read whole: the largest is smaller than what a socket takes at once."""
    if path is None or not path.is_file():
        return refused(404, "NOT_FOUND", "path", NOTHING_HERE)
    kind = recordings.KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    charset = "utf-8" if kind.startswith("text/") or kind == "image/svg+xml" else None
    return web.Response(
        body=path.read_bytes(), content_type=kind, charset=charset, headers=HEADERS | {"Cache-Control": cache}
    )
