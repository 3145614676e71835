"""The faces, for a browser: portal, desk and public board, and the files that they are made of."""

from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.replies.pages import PageFile
from chalicelib.usecases.parts import pages

HTML = "text/html; charset=utf-8"


@route("GET", "/portal", By.ANYBODY, reply=PageFile, media=HTML, errors=("NO_SUCH_PAGE",))
def portal(call: Call) -> PageFile:
    """The applicants' pages, for their phones and computers."""
    return pages.page("portal")


@route("GET", "/desk", By.ANYBODY, reply=PageFile, media=HTML, errors=("NO_SUCH_PAGE",))
def desk(call: Call) -> PageFile:
    """The pages that staff work with."""
    return pages.page("desk")


@route("GET", "/board", By.ANYBODY, reply=PageFile, media=HTML, errors=("NO_SUCH_PAGE",))
def board(call: Call) -> PageFile:
    """The page that everybody may look at: cabinets, figures, receipts."""
    return pages.page("board")


@route("GET", "/assets/{file}", By.ANYBODY, reply=PageFile, media="text/*")
def asset(call: Call) -> PageFile:
    """A script, a style or a drawing of these pages; its name holds its content's hash."""
    return pages.asset(call.path["file"])
